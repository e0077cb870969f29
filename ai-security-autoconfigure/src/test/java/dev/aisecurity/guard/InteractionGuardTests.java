package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InteractionGuard} and {@link InteractionBlockedException}.
 */
class InteractionGuardTests {

	private final List<String> told = new ArrayList<>();

	private final Segment text = new Segment("canary", Origin.USER, "body");

	private DecisionListener listener(String name, boolean broken) {
		return new DecisionListener() {

			@Override
			public void onDecision(Interaction interaction, Decision decision) {
				InteractionGuardTests.this.told.add(name + " " + decision.incident());
				if (broken) {
					throw new IllegalStateException("broken");
				}
			}

			@Override
			public void onUninspected(Endpoint endpoint, String reason) {
				InteractionGuardTests.this.told.add(name + " " + endpoint.id() + " " + reason);
				if (broken) {
					throw new IllegalStateException("broken");
				}
			}

		};
	}

	private InteractionGuard guard(DecisionPointFixture decisionPoint) {
		return new InteractionGuard(decisionPoint.build(), List.of(listener("a", true), listener("b", false)));
	}

	@Test
	void whenListenerThrowsThenTheOthersAreStillToldAndTheDecisionStands() {
		Exchange exchange = guard(DecisionPointFixture.decisionPoint().says("p", Verdict.BLOCK))
			.open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE);
		assertThat(exchange.inspect(Direction.INPUT, List.of(this.text)).action()).isEqualTo(Verdict.BLOCK);
		assertThat(this.told).containsExactly("a incident-1", "b incident-1");
	}

	@Test
	void whenTextIsKnownThenListenersAreNotToldAgain() {
		Exchange exchange = guard(DecisionPointFixture.decisionPoint()).open(Endpoint.of("chat"), Subject.ANONYMOUS,
				null, RequestHeaders.NONE);
		exchange.inspect(Direction.INPUT, List.of(this.text));
		exchange.inspect(Direction.INPUT, List.of(this.text));
		assertThat(this.told).hasSize(2);
	}

	@Test
	void whenResourceWasUsedUninspectedThenListenersAreTold() {
		guard(DecisionPointFixture.decisionPoint()).reportUninspected(Endpoint.of("chat"), "no proxy");
		assertThat(this.told).containsExactly("a chat no proxy", "b chat no proxy");
	}

	@Test
	void whenRefusedThenExceptionTellsTheIncidentOnly() {
		Decision decision = DecisionPointFixture.decisionPoint().says("secret-policy", Verdict.BLOCK).decide("canary");
		InteractionBlockedException exception = new InteractionBlockedException(decision);
		assertThat(exception).hasMessage("Interaction refused, incident incident-1").hasNoCause();
		assertThat(exception.getStackTrace()).isEmpty();
		assertThat(exception.getDecision()).isSameAs(decision);
	}

}
