package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DecisionCounters}.
 */
class DecisionCountersTests {

	private static final EndpointId CHAT = new EndpointId("chat");

	private static final EndpointId MAIL = new EndpointId("mail");

	private final DecisionCounters counters = new DecisionCounters();

	private final Interaction interaction = DecisionPointFixture.interaction("text");

	private void count(DecisionPointFixture decisionPoint) {
		this.counters.onDecision(this.interaction, decisionPoint.decide("text"));
	}

	@Test
	void whenDecisionsAreMadeThenVerdictsAndActionsAreCountedApart() {
		count(DecisionPointFixture.decisionPoint());
		count(DecisionPointFixture.decisionPoint().observes("p", Verdict.BLOCK));
		count(DecisionPointFixture.decisionPoint().says("p", Verdict.BLOCK));
		assertThat(this.counters.verdicts(CHAT)).isEqualTo(Map.of(Verdict.ALLOW, 1L, Verdict.BLOCK, 2L));
		assertThat(this.counters.actions(CHAT)).isEqualTo(Map.of(Verdict.ALLOW, 2L, Verdict.BLOCK, 1L));
		assertThat(this.counters.actions(MAIL)).isEmpty();
		assertThat(this.counters.verdicts(MAIL)).isEmpty();
	}

	@Test
	void whenNotInspectedThenThatIsCountedApart() {
		this.counters.onUninspected(Endpoint.of("chat"), "no proxy");
		assertThat(this.counters.uninspected(CHAT)).isEqualTo(1);
		assertThat(this.counters.uninspected(MAIL)).isZero();
		assertThat(this.counters.actions(CHAT)).isEmpty();
	}

	@Test
	void whenCountedConcurrentlyThenNothingIsLost() throws Exception {
		Decision decision = DecisionPointFixture.decisionPoint().decide("text");
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> counting = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				counting.add(threads.submit(() -> {
					for (int j = 0; j < 10_000; j++) {
						this.counters.onDecision(this.interaction, decision);
					}
				}));
			}
			for (Future<?> each : counting) {
				each.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.counters.actions(CHAT)).isEqualTo(Map.of(Verdict.ALLOW, 40_000L));
	}

}
