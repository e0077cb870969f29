package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Integrity;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Redaction;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Exchange}.
 */
class ExchangeTests {

	private final List<Interaction> decided = new ArrayList<>();

	private final Subject alice = Subject.authenticated("alice", Set.of());

	private final SessionId session = new SessionId("s1");

	private final Exchange exchange = new InteractionGuard(decisionPoint(), List.of()).open(Endpoint.of("chat"),
			this.alice, this.session, RequestHeaders.NONE);

	/**
	 * Decides by what the first text that says something starts with; a text with a
	 * {@code #} has its first two characters replaced.
	 */
	private PolicyDecisionPoint decisionPoint() {
		return (interaction, observed) -> {
			this.decided.add(interaction);
			Verdict verdict = Verdict.ALLOW;
			List<Redaction> redactions = new ArrayList<>();
			for (int i = 0; i < interaction.segments().size(); i++) {
				String text = interaction.segments().get(i).text();
				if (text.startsWith("#")) {
					verdict = verdict.strictest(Verdict.REDACT);
					redactions.add(new Redaction(i, 0, 2, "[X]"));
				}
				if (text.startsWith("bad")) {
					verdict = Verdict.BLOCK;
				}
			}
			return new Decision("i" + this.decided.size(), interaction.endpoint().id(), interaction.direction(),
					interaction.subject().id(), verdict, verdict, EnforcementMode.ENFORCE, RiskScore.NONE, observed,
					List.of(), List.of(), Obligations.NONE, redactions, Set.of(), "v", DecisionPointFixture.NOW);
		};
	}

	private static Segment user(String text) {
		return new Segment(text, Origin.USER, "body");
	}

	@Test
	void whenDecisionCannotBeCarriedOutThenListenersHearOfTheStricterOne() {
		DecisionCounters counters = new DecisionCounters();
		RecentDecisions recent = new RecentDecisions(4);
		Exchange counted = new InteractionGuard(decisionPoint(), List.of(counters, recent)).open(Endpoint.of("chat"),
				this.alice, this.session, RequestHeaders.NONE);
		Decision decision = counted.inspect(Direction.INPUT, List.of(user("# secret")));

		Decision escalated = counted.escalate(decision, Verdict.BLOCK);

		assertThat(escalated.action()).isEqualTo(Verdict.BLOCK);
		assertThat(escalated.isPermitted()).isFalse();
		assertThat(recent.latest().get(0)).isEqualTo(escalated);
		assertThat(counters.actions(counted.endpoint().id())).containsEntry(Verdict.BLOCK, 1L)
			.doesNotContainEntry(Verdict.REDACT, 1L);
	}

	@Test
	void whenTextWasInspectedAtTheDoorThenItIsNotAtTheDesk() {
		Decision door = this.exchange.inspect(Direction.INPUT, List.of(user("one"), user("two")));
		Decision desk = this.exchange.inspect(Direction.INPUT,
				List.of(new Segment("two", Origin.USER, "argument[0]"), user("one")));
		assertThat(desk).isSameAs(door);
		assertThat(this.decided).hasSize(1);
		assertThat(this.exchange.hasInspected(Direction.INPUT, user("one"))).isTrue();
	}

	@Test
	void whenSomeTextsAreNewThenOnlyThoseAreInspected() {
		this.exchange.inspect(Direction.INPUT, List.of(user("one")));
		this.exchange.inspect(Direction.INPUT, List.of(user("one"), user("two")));
		assertThat(this.decided).hasSize(2);
		assertThat(this.decided.get(1).segments()).containsExactly(user("two"));
	}

	@Test
	void whenOriginOrDirectionDiffersThenTextIsInspectedAgain() {
		this.exchange.inspect(Direction.INPUT, List.of(user("one")));
		this.exchange.inspect(Direction.INPUT, List.of(new Segment("one", Origin.RETRIEVED, "body")));
		this.exchange.inspect(Direction.OUTPUT, List.of(user("one")));
		assertThat(this.decided).extracting(Interaction::direction)
			.containsExactly(Direction.INPUT, Direction.INPUT, Direction.OUTPUT);
		assertThat(this.exchange.hasInspected(Direction.TOOL_CALL, user("one"))).isFalse();
	}

	@Test
	void whenKnownTextWasRefusedThenItStaysRefused() {
		Decision refused = this.exchange.inspect(Direction.INPUT, List.of(user("bad")));
		assertThat(this.exchange.inspect(Direction.INPUT, List.of(user("good")))).isNotSameAs(refused);
		assertThat(this.exchange.inspect(Direction.INPUT, List.of(user("better"), user("bad")))).isSameAs(refused);
		assertThat(this.exchange.inspect(Direction.INPUT, List.of(user("good"))).isPermitted()).isTrue();
	}

	@Test
	void whenThereIsNoTextThenTheStrictestDecisionSoFarCounts() {
		Decision refused = this.exchange.inspect(Direction.INPUT, List.of(user("bad")));
		this.exchange.inspect(Direction.INPUT, List.of(user("good")));
		assertThat(this.exchange.inspect(Direction.INPUT, List.of())).isSameAs(refused);
		assertThat(this.exchange.decision(Direction.INPUT)).isSameAs(refused);
		assertThat(this.exchange.decision(Direction.OUTPUT)).isNull();
	}

	@Test
	void whenThereIsNeitherTextNorDecisionThenTheBareRequestIsDecided() {
		this.exchange.inspect(Direction.INPUT, List.of());
		assertThat(this.decided).singleElement().satisfies((interaction) -> {
			assertThat(interaction.segments()).isEmpty();
			assertThat(interaction.subject()).isEqualTo(this.alice);
			assertThat(interaction.session()).isEqualTo(this.session);
		});
		this.exchange.inspect(Direction.INPUT, List.of());
		assertThat(this.decided).hasSize(1);
	}

	@Test
	void whenSomethingWasObservedThenItIsDecidedEvenIfTheTextIsKnown() {
		this.exchange.inspect(Direction.INPUT, List.of(user("one")));
		Finding malformed = Finding.of("door", "malformed", ThreatCategory.MALFORMED, RiskScore.CERTAIN, "Found");
		Decision decision = this.exchange.inspect(Direction.INPUT, List.of(user("one")), List.of(malformed));
		assertThat(this.decided).hasSize(2);
		assertThat(this.decided.get(1).segments()).isEmpty();
		assertThat(this.exchange.decision(Direction.INPUT)).isNotNull();
		assertThat(decision.action()).isEqualTo(Verdict.ALLOW);
	}

	@Test
	void whenTextsFlowInThenLabelsJoin() {
		this.exchange.inspect(Direction.INPUT, List.of(user("one")));
		this.exchange.inspect(Direction.INPUT, List.of(new Segment("doc", Origin.RETRIEVED, "body")));
		this.exchange.inspect(Direction.OUTPUT, List.of(user("two")));
		assertThat(this.decided).extracting((interaction) -> interaction.labels().integrity())
			.containsExactly(Integrity.USER, Integrity.EXTERNAL, Integrity.EXTERNAL);
	}

	@Test
	void whenTextIsToBeRedactedThenOnlyItsOwnSpansAreReplaced() {
		this.exchange.inspect(Direction.INPUT, List.of(user("plain"), user("#1 text"), user("#2 other")));
		assertThat(this.exchange.redact(Direction.INPUT, user("#1 text"))).isEqualTo("[X] text");
		assertThat(this.exchange.redact(Direction.INPUT, user("#2 other"))).isEqualTo("[X] other");
		Segment plain = user("plain");
		assertThat(this.exchange.redact(Direction.INPUT, plain)).isSameAs(plain.text());
	}

	@Test
	void whenTextWasNotInspectedThenItCannotBeRedacted() {
		assertThatIllegalStateException().isThrownBy(() -> this.exchange.redact(Direction.INPUT, user("canary")))
			.withMessage("Text was not inspected");
	}

	@Test
	void whenNestedThenSubjectAndSessionAreTheSameAndTheLedgerIsNot() {
		this.exchange.inspect(Direction.INPUT, List.of(user("one")));
		try (Exchange tool = this.exchange.nested(Endpoint.of("tool:mail"))) {
			tool.inspect(Direction.INPUT, List.of(user("one")));
			assertThat(tool.subject()).isEqualTo(this.alice);
			assertThat(tool.session()).isEqualTo(this.session);
			assertThat(tool.endpoint()).isEqualTo(Endpoint.of("tool:mail"));
		}
		assertThat(this.decided).hasSize(2);
		assertThat(this.exchange.isClosed()).isFalse();
	}

	@Test
	void whenClosedThenTextIsForgotten() {
		this.exchange.inspect(Direction.INPUT, List.of(user("one")));
		this.exchange.close();
		this.exchange.close();
		assertThat(this.exchange.isClosed()).isTrue();
		assertThat(this.exchange.hasInspected(Direction.INPUT, user("one"))).isFalse();
	}

	@Test
	void whenDeskIsReachedThenItIsNoted() {
		assertThat(this.exchange.hasReachedDesk()).isFalse();
		this.exchange.reachDesk();
		assertThat(this.exchange.hasReachedDesk()).isTrue();
	}

	@Test
	void whenThousandsOfTextsHaveTheSameHashCodeThenAllAreKeptApart() {
		List<Segment> colliding = new ArrayList<>();
		for (int i = 0; i < 4096; i++) {
			StringBuilder text = new StringBuilder();
			for (int bit = 0; bit < 12; bit++) {
				text.append(((i >> bit & 1) == 0) ? "Aa" : "BB");
			}
			colliding.add(user(text.toString()));
		}
		assertThat(colliding.get(0).text()).hasSameHashCodeAs(colliding.get(4095).text());
		this.exchange.inspect(Direction.INPUT, colliding);
		assertThat(colliding).allMatch((segment) -> this.exchange.hasInspected(Direction.INPUT, segment));
		this.exchange.inspect(Direction.INPUT, colliding);
		assertThat(this.decided).hasSize(1);
	}

}
