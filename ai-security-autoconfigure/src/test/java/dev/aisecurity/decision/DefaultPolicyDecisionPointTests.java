package dev.aisecurity.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.aisecurity.baseline.Deviation;
import dev.aisecurity.decision.DecisionPointFixture.StubPolicy;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.policy.ConditionalPolicy;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Exclusion;
import dev.aisecurity.policy.FindingConditions;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.PolicyConditions;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.PolicyContexts;
import dev.aisecurity.policy.Redaction;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.IdentityRecord;
import dev.aisecurity.session.OpenTurn;
import dev.aisecurity.session.SessionMemory;
import dev.aisecurity.session.SessionRecord;
import dev.aisecurity.session.SessionSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefaultPolicyDecisionPoint}.
 */
class DefaultPolicyDecisionPointTests {

	private static final String TEXT = "0123456789 a text with room for spans";

	private static final Finding SECRET = PolicyContexts.finding(ThreatCategory.SECRET, "aws-key", 0.9, Origin.USER, 0,
			5);

	private static final Finding JAILBREAK = PolicyContexts.finding(ThreatCategory.JAILBREAK, "roleplay", 0.9,
			Origin.USER, 6, 9);

	private static ConditionalPolicy redact(String id, ThreatCategory category, EnforcementMode mode) {
		return new ConditionalPolicy(id, "", PolicyConditions.ofFinding(Set.of(), FindingConditions.of(category, 0)),
				null, Verdict.REDACT, mode, false, Obligations.NONE);
	}

	private static InspectionSettings levels(int detection, int enforcement) {
		return new InspectionSettings(Duration.ofMillis(50), new InspectionSettings.Levels(detection, enforcement),
				Map.of());
	}

	@Test
	void whenThereIsNothingToSayThenAllows() {
		Decision decision = DecisionPointFixture.decisionPoint().decide(TEXT);
		assertThat(decision).isEqualTo(new Decision("incident-1", DecisionPointFixture.chat(),
				DecisionPointFixture.interaction(TEXT).direction(), SubjectId.ANONYMOUS, Verdict.ALLOW, Verdict.ALLOW,
				EnforcementMode.ENFORCE, RiskScore.NONE, List.of(), List.of(), List.of(), Obligations.NONE, List.of(),
				Set.of(), "v1", DecisionPointFixture.NOW));
		assertThat(decision.isPermitted()).isTrue();
	}

	@Test
	void whenPoliciesDisagreeThenTheStrictestWins() {
		Decision decision = DecisionPointFixture.decisionPoint()
			.says("a", Verdict.THROTTLE)
			.says("b", Verdict.BLOCK)
			.says("c", Verdict.STEP_UP)
			.says("d", Verdict.BLOCK)
			.says("e", Verdict.ALLOW)
			.decide(TEXT);
		assertThat(decision.verdict()).isEqualTo(Verdict.BLOCK);
		assertThat(decision.action()).isEqualTo(Verdict.BLOCK);
		assertThat(decision.policies()).containsExactly("b", "d");
		assertThat(decision.isPermitted()).isFalse();
	}

	@Test
	void whenAllPoliciesAbstainThenAllowsAndNamesNone() {
		Decision decision = DecisionPointFixture.decisionPoint().says("a", null).says("b", null).decide(TEXT);
		assertThat(decision.action()).isEqualTo(Verdict.ALLOW);
		assertThat(decision.policies()).isEmpty();
	}

	@Test
	void whenPolicyAllowsThenItIsNamed() {
		assertThat(DecisionPointFixture.decisionPoint().says("a", Verdict.ALLOW).decide(TEXT).policies())
			.containsExactly("a");
	}

	@Test
	void whenTwoPoliciesRefuseAlikeThenObligationsAreThoseOfTheFirst() {
		Obligations first = new Obligations(Duration.ofSeconds(3), List.of(), null);
		Obligations second = new Obligations(Duration.ofSeconds(5), List.of(), null);
		Decision decision = DecisionPointFixture.decisionPoint()
			.policy(new ConditionalPolicy("a", "", PolicyConditions.NONE, null, Verdict.THROTTLE,
					EnforcementMode.ENFORCE, false, first))
			.policy(new ConditionalPolicy("b", "", PolicyConditions.NONE, null, Verdict.THROTTLE,
					EnforcementMode.ENFORCE, false, second))
			.decide(TEXT);
		assertThat(decision.obligations()).isEqualTo(first);
	}

	@Test
	void whenPolicyObservesThenItsVerdictIsRecordedOnly() {
		Decision decision = DecisionPointFixture.decisionPoint()
			.observes("a", Verdict.REVOKE)
			.says("b", Verdict.THROTTLE)
			.decide(TEXT);
		assertThat(decision.verdict()).isEqualTo(Verdict.REVOKE);
		assertThat(decision.policies()).containsExactly("a");
		assertThat(decision.action()).isEqualTo(Verdict.THROTTLE);
	}

	@Test
	void whenPolicyIsOffThenItIsNotAsked() {
		Decision decision = DecisionPointFixture.decisionPoint().policy(new StubPolicy("a", (context) -> {
			throw new IllegalStateException("asked");
		}, EnforcementMode.OFF, false)).decide(TEXT);
		assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
		assertThat(decision.degraded()).isEmpty();
	}

	@Test
	void whenEndpointIsObservedThenVerdictIsRecordedAndNothingHappens() {
		Decision decision = DecisionPointFixture.decisionPoint()
			.mode(EnforcementMode.OBSERVE)
			.finding(SECRET)
			.policy(redact("r", ThreatCategory.SECRET, EnforcementMode.ENFORCE))
			.decide(TEXT);
		assertThat(decision.verdict()).isEqualTo(Verdict.REDACT);
		assertThat(decision.action()).isEqualTo(Verdict.ALLOW);
		assertThat(decision.redactions()).isEmpty();
		assertThat(decision.findings()).containsExactly(SECRET);
	}

	@Test
	void whenModeIsOffThenNothingIsInspected() {
		Decision decision = DecisionPointFixture.decisionPoint()
			.mode(EnforcementMode.OFF)
			.detector("test", (context) -> {
				throw new IllegalStateException("asked");
			})
			.says("a", Verdict.BLOCK)
			.decide(TEXT);
		assertThat(decision.verdict()).isEqualTo(Verdict.ALLOW);
		assertThat(decision.mode()).isEqualTo(EnforcementMode.OFF);
		assertThat(decision.degraded()).isEmpty();
	}

	@Test
	void whenPolicyIsForNamedEndpointsThenOnlyThoseAreDecidedByIt() {
		StubPolicy named = new StubPolicy("strict", (context) -> Verdict.BLOCK, EnforcementMode.ENFORCE, true);
		DecisionPointFixture fixture = DecisionPointFixture.decisionPoint().policy(named);
		assertThat(fixture.decide(TEXT).action()).isEqualTo(Verdict.ALLOW);
		Interaction plain = DecisionPointFixture.interaction(TEXT);
		Interaction naming = new Interaction(DecisionPointFixture.chat("strict"), plain.direction(), plain.segments(),
				plain.subject(), null, plain.labels(), RequestHeaders.NONE);
		assertThat(fixture.build().decide(naming, List.of()).action()).isEqualTo(Verdict.BLOCK);
		InspectionSettings configured = new InspectionSettings(Duration.ofMillis(50), InspectionSettings.Levels.DEFAULT,
				Map.of(DecisionPointFixture.chat(),
						new InspectionSettings.EndpointSettings(InspectionSettings.Levels.DEFAULT, Set.of("strict"))));
		assertThat(fixture.settings(configured).decide(TEXT).action()).isEqualTo(Verdict.BLOCK);
	}

	@Test
	void whenPolicyThrowsThenFailsClosed() {
		Decision decision = DecisionPointFixture.decisionPoint().policy(new StubPolicy("broken", (context) -> {
			throw new IllegalStateException("canary " + context.interaction().segments().get(0).text());
		}, EnforcementMode.ENFORCE, false)).says("other", Verdict.ALLOW).decide("canary-text");
		assertThat(decision.action()).isEqualTo(Verdict.BLOCK);
		assertThat(decision.policies()).containsExactly("broken");
		assertThat(decision.degraded()).containsExactly("policy:broken");
		assertThat(decision.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("policy-failure");
			assertThat(finding.category()).isEqualTo(ThreatCategory.FAILURE);
			assertThat(finding.reason()).contains("broken", "IllegalStateException").doesNotContain("canary");
		});
	}

	@Test
	void whenPolicyRunsOutOfStackThenFailsClosed() {
		assertThat(DecisionPointFixture.decisionPoint().policy(new StubPolicy("deep", (context) -> {
			throw new StackOverflowError();
		}, EnforcementMode.ENFORCE, false)).decide(TEXT).action()).isEqualTo(Verdict.BLOCK);
	}

	@Test
	void whenObservingPolicyThrowsThenThatIsRecordedOnly() {
		Decision decision = DecisionPointFixture.decisionPoint().policy(new StubPolicy("broken", (context) -> {
			throw new IllegalStateException();
		}, EnforcementMode.OBSERVE, false)).decide(TEXT);
		assertThat(decision.verdict()).isEqualTo(Verdict.BLOCK);
		assertThat(decision.action()).isEqualTo(Verdict.ALLOW);
		assertThat(decision.degraded()).containsExactly("policy:broken");
	}

	@Test
	void whenDetectorThrowsThenFindingSaysSoAndTheOthersStillRun() {
		List<PolicyContext> seen = new ArrayList<>();
		Decision decision = DecisionPointFixture.decisionPoint().detector("broken", (context) -> {
			throw new IllegalStateException("canary");
		}).detector("empty", (context) -> null).finding(JAILBREAK).policy(new StubPolicy("spy", (context) -> {
			seen.add(context);
			return null;
		}, EnforcementMode.ENFORCE, false)).decide(TEXT);
		assertThat(decision.degraded()).containsExactlyInAnyOrder("detector:broken", "detector:empty");
		assertThat(decision.findings()).extracting(Finding::rule)
			.containsExactly("detector-failure", "detector-failure", "roleplay");
		assertThat(decision.findings()).extracting(Finding::reason).noneMatch((reason) -> reason.contains("canary"));
		assertThat(seen).singleElement().satisfies((context) -> {
			assertThat(context.findings()).isEqualTo(decision.findings());
			assertThat(context.degraded()).isEqualTo(decision.degraded());
		});
	}

	@Test
	void whenNormalizerThrowsThenRawTextIsInspectedAndFindingSaysSo() {
		Decision decision = DecisionPointFixture.decisionPoint().normalizer((segment, budget) -> {
			throw new IllegalStateException("canary");
		})
			.detector("test",
					(context) -> context.texts().get(0).canonical().text().equals(TEXT) ? List.of(JAILBREAK)
							: List.of())
			.decide(TEXT);
		assertThat(decision.findings()).extracting(Finding::rule).containsExactly("normalizer-failure", "roleplay");
		assertThat(decision.degraded()).containsExactly("normalizer");
	}

	@Test
	void whenRiskCannotBeComputedThenItIsCertainAndPoliciesKnow() {
		Decision decision = DecisionPointFixture.decisionPoint().aggregator((findings, session) -> {
			throw new IllegalStateException("canary");
		})
			.policy(new ConditionalPolicy("risky", "", PolicyConditions.ofRisk(1), null, Verdict.BLOCK,
					EnforcementMode.ENFORCE, false, Obligations.NONE))
			.decide(TEXT);
		assertThat(decision.risk()).isEqualTo(RiskScore.CERTAIN);
		assertThat(decision.action()).isEqualTo(Verdict.BLOCK);
		assertThat(decision.findings()).extracting(Finding::rule).containsExactly("risk-failure");
		assertThat(decision.degraded()).containsExactly("risk");
	}

	@Test
	void whenStoreHasFailedThenDecisionIsDegraded() {
		Decision decision = DecisionPointFixture.decisionPoint()
			.decide(TEXT, new Circumstances(List.of(), OpenTurn.NONE, Deviation.NONE, Set.of("session")));
		assertThat(decision.degraded()).containsExactly("session");
		assertThat(decision.action()).isEqualTo(Verdict.ALLOW);
	}

	@Test
	void whenIdentityIsRiskyThenRiskIsAtLeastItsBand() {
		long now = DecisionPointFixture.NOW.toEpochMilli();
		IdentityRecord identity = new IdentityRecord(now, 9, RiskBand.HIGH, 0, 0);
		Decision decision = DecisionPointFixture.decisionPoint()
			.decide(TEXT, of(new SessionMemory(SessionRecord.NEW, identity)));
		assertThat(decision.risk()).isEqualTo(RiskScore.of(0.7));
	}

	@Test
	void whenThisTurnMakesSessionRiskyThenPoliciesSeeThatAlready() {
		List<RiskBand> seen = new ArrayList<>();
		long now = DecisionPointFixture.NOW.toEpochMilli();
		SessionRecord session = new SessionRecord(now, now, 3, 0.5, 0.5, RiskBand.LOW, 0);
		DecisionPointFixture.decisionPoint().finding(JAILBREAK).policy(new StubPolicy("spy", (context) -> {
			seen.add(context.session().session());
			return null;
		}, EnforcementMode.ENFORCE, false)).decide(TEXT, of(new SessionMemory(session, null)));
		assertThat(seen).containsExactly(RiskBand.MEDIUM);
	}

	private static Circumstances of(SessionMemory memory) {
		return new Circumstances(List.of(), new OpenTurn(memory, SessionSettings.DEFAULT, 0), Deviation.NONE, Set.of());
	}

	@Test
	void whenDeadlinePassesThenRemainingDetectorsAreSkippedAndFindingSaysSo() {
		AtomicLong nanos = new AtomicLong();
		Decision decision = DecisionPointFixture.decisionPoint().nanoTime(nanos::get).detector("slow", (context) -> {
			nanos.addAndGet(Duration.ofMillis(51).toNanos());
			return List.of();
		}).detector("next", (context) -> {
			throw new IllegalStateException("ran");
		}).decide(TEXT);
		assertThat(decision.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("inspection-timeout");
			assertThat(finding.category()).isEqualTo(ThreatCategory.INCOMPLETE);
		});
		assertThat(decision.degraded()).containsExactly("inspection");
	}

	@Test
	void whenDeadlineHasNotPassedThenAllDetectorsRun() {
		AtomicLong nanos = new AtomicLong();
		Decision decision = DecisionPointFixture.decisionPoint().nanoTime(nanos::get).detector("quick", (context) -> {
			nanos.addAndGet(Duration.ofMillis(50).toNanos());
			return List.of();
		}).finding(JAILBREAK).decide(TEXT);
		assertThat(decision.findings()).containsExactly(JAILBREAK);
		assertThat(decision.degraded()).isEmpty();
	}

	@Test
	void whenTextIsLongThenDeadlineGrowsWithIt() {
		AtomicLong nanos = new AtomicLong();
		String text = "x".repeat(4 * InspectionSettings.DEADLINE_CHARS);
		Decision decision = DecisionPointFixture.decisionPoint().nanoTime(nanos::get).detector("slow", (context) -> {
			nanos.addAndGet(Duration.ofMillis(199).toNanos());
			return List.of();
		}).finding(JAILBREAK).decide(text);
		assertThat(decision.findings()).containsExactly(JAILBREAK);
	}

	@Test
	void whenBudgetIsOverdrawnThenFindingSaysSo() {
		Decision decision = DecisionPointFixture.decisionPoint().detector("greedy", (context) -> {
			context.budget().take(Integer.MAX_VALUE);
			return List.of();
		}).decide(TEXT);
		assertThat(decision.findings()).extracting(Finding::rule).containsExactly("inspection-budget");
		assertThat(decision.degraded()).containsExactly("inspection");
	}

	@Test
	void whenFindingIsAboveTheEnforcementLevelThenItIsRecordedAndDoesNotCount() {
		Finding eager = new Finding("test", "eager", ThreatCategory.JAILBREAK, RiskScore.CERTAIN, 2, null, "Found",
				Set.of());
		List<Integer> asked = new ArrayList<>();
		List<PolicyContext> seen = new ArrayList<>();
		DecisionPointFixture fixture = DecisionPointFixture.decisionPoint().detector("test", (context) -> {
			asked.add(context.level());
			return List.of(eager, SECRET);
		}).policy(new StubPolicy("spy", (context) -> {
			seen.add(context);
			return null;
		}, EnforcementMode.ENFORCE, false));
		Decision decision = fixture.settings(levels(3, 1)).decide(TEXT);
		assertThat(asked).containsExactly(3);
		assertThat(decision.findings()).containsExactly(eager, SECRET);
		assertThat(decision.risk()).isEqualTo(RiskScore.NONE);
		assertThat(seen).singleElement().satisfies((context) -> assertThat(context.findings()).containsExactly(SECRET));
		assertThat(fixture.settings(levels(2, 2)).decide(TEXT).risk()).isEqualTo(RiskScore.CERTAIN);
	}

	@Test
	void whenFindingIsExcludedThenItIsRecordedApartAndDoesNotCount() {
		DecisionPointFixture fixture = DecisionPointFixture.decisionPoint()
			.finding(JAILBREAK, SECRET)
			.exclusion(new Exclusion("roleplay", DecisionPointFixture.chat(), null, Origin.USER, "reviewed",
					DecisionPointFixture.NOW.plusSeconds(1)));
		Decision decision = fixture.decide(TEXT);
		assertThat(decision.findings()).containsExactly(SECRET);
		assertThat(decision.excluded()).containsExactly(JAILBREAK);
		assertThat(decision.risk()).isEqualTo(RiskScore.NONE);
		Decision expired = DecisionPointFixture.decisionPoint()
			.finding(JAILBREAK)
			.exclusion(new Exclusion("roleplay", null, null, null, "reviewed", DecisionPointFixture.NOW))
			.decide(TEXT);
		assertThat(expired.findings()).containsExactly(JAILBREAK);
		assertThat(expired.excluded()).isEmpty();
	}

	@Test
	void whenEnforcementPointHasFoundSomethingThenItCountsToo() {
		Decision decision = DecisionPointFixture.decisionPoint()
			.build()
			.decide(DecisionPointFixture.interaction(TEXT), List.of(JAILBREAK));
		assertThat(decision.findings()).containsExactly(JAILBREAK);
		assertThat(decision.risk()).isEqualTo(RiskScore.of(0.9));
	}

	@Test
	void whenRedactionIsEnoughThenOnlyWhatThePolicyIsAboutIsReplaced() {
		Finding personal = PolicyContexts.finding(ThreatCategory.PERSONAL_DATA, "email", 0.9, Origin.USER, 10, 14);
		Decision decision = DecisionPointFixture.decisionPoint()
			.finding(SECRET, personal)
			.policy(redact("r", ThreatCategory.SECRET, EnforcementMode.ENFORCE))
			.decide(TEXT);
		assertThat(decision.action()).isEqualTo(Verdict.REDACT);
		assertThat(decision.isPermitted()).isTrue();
		assertThat(decision.redactions()).containsExactly(new Redaction(0, 0, 5, "[AWS_KEY]"));
	}

	@Test
	void whenSpansOverlapThenTheyAreMerged() {
		Decision decision = DecisionPointFixture.decisionPoint()
			.finding(PolicyContexts.finding(ThreatCategory.SECRET, "second", 0.9, Origin.USER, 3, 8), SECRET,
					PolicyContexts.finding(ThreatCategory.SECRET, "inner", 0.9, Origin.USER, 1, 2),
					PolicyContexts.finding(ThreatCategory.SECRET, "third", 0.9, Origin.USER, 8, 10))
			.policy(redact("r", ThreatCategory.SECRET, EnforcementMode.ENFORCE))
			.decide(TEXT);
		assertThat(decision.redactions()).containsExactly(new Redaction(0, 0, 8, "[AWS_KEY]"),
				new Redaction(0, 8, 10, "[THIRD]"));
	}

	@Test
	void whenTwoPoliciesRedactThenBothAreCarriedOutAndObserversAreNot() {
		Finding personal = PolicyContexts.finding(ThreatCategory.PERSONAL_DATA, "email", 0.9, Origin.USER, 10, 14);
		Finding hidden = PolicyContexts.finding(ThreatCategory.HIDDEN_TEXT, "hidden", 0.1, Origin.USER, 15, 16);
		Decision decision = DecisionPointFixture.decisionPoint()
			.finding(SECRET, personal, hidden)
			.policy(redact("a", ThreatCategory.SECRET, EnforcementMode.ENFORCE))
			.policy(redact("b", ThreatCategory.PERSONAL_DATA, EnforcementMode.ENFORCE))
			.policy(redact("c", ThreatCategory.HIDDEN_TEXT, EnforcementMode.OBSERVE))
			.decide(TEXT);
		assertThat(decision.policies()).containsExactly("a", "b", "c");
		assertThat(decision.redactions()).containsExactly(new Redaction(0, 0, 5, "[AWS_KEY]"),
				new Redaction(0, 10, 14, "[EMAIL]"));
	}

	@Test
	void whenThereIsNothingToCutOutThenBlocks() {
		Finding whole = Finding.of("test", "secret", ThreatCategory.SECRET, RiskScore.CERTAIN, "Found");
		Decision decision = DecisionPointFixture.decisionPoint()
			.finding(whole)
			.policy(redact("r", ThreatCategory.SECRET, EnforcementMode.ENFORCE))
			.decide(TEXT);
		assertThat(decision.verdict()).isEqualTo(Verdict.BLOCK);
		assertThat(decision.action()).isEqualTo(Verdict.BLOCK);
		assertThat(decision.policies()).containsExactly("r");
		assertThat(DecisionPointFixture.decisionPoint().says("r", Verdict.REDACT).decide(TEXT).action())
			.isEqualTo(Verdict.BLOCK);
	}

	@Test
	void whenAttackComesWithSomethingRedactableThenThatIsNoWayRound() {
		DecisionPointFixture unspecific = DecisionPointFixture.decisionPoint()
			.finding(JAILBREAK, SECRET)
			.says("r", Verdict.REDACT);
		assertThat(unspecific.decide(TEXT).action()).isEqualTo(Verdict.BLOCK);
		Finding whole = Finding.of("test", "secret", ThreatCategory.SECRET, RiskScore.CERTAIN, "Found");
		Decision decision = DecisionPointFixture.decisionPoint()
			.finding(SECRET, whole)
			.policy(redact("r", ThreatCategory.SECRET, EnforcementMode.ENFORCE))
			.decide(TEXT);
		assertThat(decision.action()).isEqualTo(Verdict.BLOCK);
		assertThat(decision.redactions()).isEmpty();
	}

	@Test
	void whenEvidenceIsNotWithinTheTextThenBlocks() {
		Finding outside = PolicyContexts.finding(ThreatCategory.SECRET, "key", 0.9, Origin.USER, 0, TEXT.length() + 1);
		assertThat(DecisionPointFixture.decisionPoint()
			.finding(outside)
			.policy(redact("r", ThreatCategory.SECRET, EnforcementMode.ENFORCE))
			.decide(TEXT)
			.action()).isEqualTo(Verdict.BLOCK);
	}

	@Test
	void whenInteractionIsConstrainedThenItIsRedactedAllTheSame() {
		Decision decision = DecisionPointFixture.decisionPoint()
			.finding(SECRET)
			.policy(redact("r", ThreatCategory.SECRET, EnforcementMode.ENFORCE))
			.says("c", Verdict.CONSTRAIN)
			.decide(TEXT);
		assertThat(decision.action()).isEqualTo(Verdict.CONSTRAIN);
		assertThat(decision.redactions()).hasSize(1);
	}

	@Test
	void whenPoliciesAreAskedThenTheySeeWhoAndWhat() {
		List<PolicyContext> seen = new ArrayList<>();
		DecisionPointFixture.decisionPoint().finding(JAILBREAK).policy(new StubPolicy("spy", (context) -> {
			seen.add(context);
			return null;
		}, EnforcementMode.ENFORCE, false)).decide(TEXT);
		assertThat(seen).singleElement().satisfies((context) -> {
			assertThat(context.interaction().labels()).isEqualTo(Labels.of(context.interaction().segments()));
			assertThat(context.risk()).isEqualTo(RiskScore.of(0.9));
			assertThat(context.now()).isEqualTo(DecisionPointFixture.NOW);
		});
	}

	@Test
	void whenDecisionsAreMadeThenEachHasItsIncident() {
		DefaultPolicyDecisionPoint decisionPoint = DecisionPointFixture.decisionPoint().build();
		assertThat(decisionPoint.decide(DecisionPointFixture.interaction(TEXT), List.of()).incident())
			.isNotEqualTo(decisionPoint.decide(DecisionPointFixture.interaction(TEXT), List.of()).incident());
	}

}
