package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.PolicyContexts;
import dev.aisecurity.policy.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RecentDecisions}.
 */
class RecentDecisionsTests {

	private final Interaction interaction = DecisionPointFixture.interaction("text");

	private static List<String> incidents(RecentDecisions recent) {
		return recent.latest().stream().map(Decision::incident).toList();
	}

	@Test
	void whenMoreAreMadeThanFitThenTheLatestAreKeptLatestFirst() {
		RecentDecisions recent = new RecentDecisions(3);
		PolicyDecisionPoint decisionPoint = DecisionPointFixture.decisionPoint().says("p", Verdict.BLOCK).build();
		assertThat(recent.latest()).isEmpty();
		recent.onDecision(this.interaction, decisionPoint.decide(this.interaction, List.of()));
		assertThat(incidents(recent)).containsExactly("incident-1");
		for (int i = 2; i <= 5; i++) {
			recent.onDecision(this.interaction, decisionPoint.decide(this.interaction, List.of()));
		}
		assertThat(incidents(recent)).containsExactly("incident-5", "incident-4", "incident-3");
	}

	@Test
	void whenDecisionIsAPlainAllowThenItIsNotKept() {
		RecentDecisions recent = new RecentDecisions(3);
		recent.onDecision(this.interaction, DecisionPointFixture.decisionPoint().decide("text"));
		assertThat(recent.latest()).isEmpty();
		recent.onDecision(this.interaction,
				DecisionPointFixture.decisionPoint().observes("p", Verdict.BLOCK).decide("text"));
		recent.onDecision(this.interaction,
				DecisionPointFixture.decisionPoint()
					.finding(PolicyContexts.finding(ThreatCategory.PERSONAL_DATA, "email", 0.9, Origin.USER))
					.decide("text"));
		assertThat(recent.latest()).extracting(Decision::action).containsExactly(Verdict.ALLOW, Verdict.ALLOW);
	}

	@Test
	void whenDecisionHasManyFindingsThenOnlySomeAreKept() {
		RecentDecisions recent = new RecentDecisions(1);
		Decision decision = DecisionPointFixture.decisionPoint().says("p", Verdict.BLOCK).decide("text");
		List<Finding> many = Collections.nCopies(10_000,
				PolicyContexts.finding(ThreatCategory.PERSONAL_DATA, "email", 0.9, Origin.USER));
		recent.onDecision(this.interaction,
				new Decision(decision.incident(), decision.endpoint(), decision.direction(), decision.subject(),
						decision.verdict(), decision.action(), decision.mode(), decision.risk(), many, many,
						decision.policies(), decision.obligations(), List.of(), decision.degraded(),
						decision.policyVersion(), decision.time()));
		assertThat(recent.latest()).singleElement().satisfies((kept) -> {
			assertThat(kept.incident()).isEqualTo(decision.incident());
			assertThat(kept.findings()).hasSize(RecentDecisions.MAX_FINDINGS);
			assertThat(kept.excluded()).hasSize(RecentDecisions.MAX_FINDINGS);
		});
	}

	@Test
	void whenDecisionIsKeptThenItsTextIsNot() {
		RecentDecisions recent = new RecentDecisions(1);
		Decision decision = DecisionPointFixture.decisionPoint().says("p", Verdict.BLOCK).decide("canary-text");
		recent.onDecision(DecisionPointFixture.interaction("canary-text"), decision);
		assertThat(recent.latest().toString()).doesNotContain("canary");
	}

	@Test
	void whenWrittenAndReadConcurrentlyThenReadersSeeWholeDecisionsEachOnce() throws Exception {
		RecentDecisions recent = new RecentDecisions(16);
		PolicyDecisionPoint decisionPoint = DecisionPointFixture.decisionPoint().says("p", Verdict.BLOCK).build();
		AtomicBoolean done = new AtomicBoolean();
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			Future<Boolean> reader = threads.submit(() -> {
				while (!done.get()) {
					List<String> seen = incidents(recent);
					assertThat(seen).hasSizeLessThanOrEqualTo(16);
					assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
				}
				return true;
			});
			List<Future<?>> writers = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				writers.add(threads.submit(() -> {
					for (int j = 0; j < 5_000; j++) {
						recent.onDecision(this.interaction, decisionPoint.decide(this.interaction, List.of()));
					}
				}));
			}
			for (Future<?> writer : writers) {
				writer.get(60, TimeUnit.SECONDS);
			}
			done.set(true);
			assertThat(reader.get(60, TimeUnit.SECONDS)).isTrue();
			assertThat(recent.latest()).hasSize(16).doesNotHaveDuplicates();
		}
		finally {
			done.set(true);
			threads.shutdownNow();
		}
	}

	@Test
	void whenCapacityIsNotPositiveThenRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RecentDecisions(0))
			.withMessage("Capacity must be at least 1 but is 0");
	}

}
