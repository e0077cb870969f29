package dev.aisecurity.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.policy.BuiltInPolicies;
import dev.aisecurity.policy.BuiltInPolicySettings;
import dev.aisecurity.policy.ConditionalPolicy;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.FindingConditions;
import dev.aisecurity.policy.HeaderCondition;
import dev.aisecurity.policy.NamePatterns;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.OriginCondition;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyConditions;
import dev.aisecurity.policy.SubjectConditions;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for all policies, findings and requests.
 */
class DecisionPropertiesTests {

	private static final String TEXT = "a text with room for some spans";

	@Provide
	Arbitrary<Finding> findings() {
		return Combinators
			.combine(Arbitraries.of(ThreatCategory.values()), Arbitraries.of("a", "b", "c"),
					Arbitraries.of(0.1, 0.4, 0.6, 0.9, 1.0), Arbitraries.integers().between(0, 20),
					Arbitraries.of(true, false), Arbitraries.of(Origin.values()), Arbitraries.of("d1", "d2"))
			.as((category, rule, score, start, located, origin, detector) -> new Finding(detector, rule, category,
					RiskScore.of(score), 1, located ? new Evidence(0, origin, "body", "raw", start, start + 5) : null,
					"Found", Set.of()));
	}

	@Provide
	Arbitrary<List<Finding>> findingLists() {
		return findings().list().ofMaxSize(5);
	}

	@Provide
	Arbitrary<PolicyConditions> conditions() {
		Arbitrary<@Nullable FindingConditions> findings = Combinators
			.combine(Arbitraries.subsetOf(ThreatCategory.values()), Arbitraries.of("a", "b*", "*"),
					Arbitraries.of(0.0, 0.5, 0.9))
			.as((categories, rule, score) -> new FindingConditions(categories, NamePatterns.of(List.of(rule)), null,
					score))
			.injectNull(0.3);
		Arbitrary<@Nullable OriginCondition> origins = Arbitraries.subsetOf(Origin.values())
			.map((some) -> new OriginCondition(some, some.isEmpty()))
			.injectNull(0.7);
		return Combinators
			.combine(findings, origins, Arbitraries.of(0.0, 0.3, 0.7, 1.0), Arbitraries.subsetOf(Direction.values()))
			.as((finding, origin, risk, directions) -> new PolicyConditions(null, directions, finding, origin, risk,
					null, null, null, SubjectConditions.ANY, null, List.of(), Labels.NONE, null));
	}

	@Provide
	Arbitrary<Policy> policies() {
		return Combinators
			.combine(Arbitraries.integers().greaterOrEqual(0), conditions(), Arbitraries.of(Verdict.values()),
					Arbitraries.of(EnforcementMode.values()))
			.as((number, conditions, verdict, mode) -> policy("p" + number, conditions, verdict, mode));
	}

	private static Policy policy(String id, PolicyConditions conditions, Verdict verdict, EnforcementMode mode) {
		boolean unspecific = verdict == Verdict.REDACT && conditions.findings() == null;
		return new ConditionalPolicy(id, "", conditions, null, unspecific ? Verdict.BLOCK : verdict, mode, false,
				Obligations.NONE);
	}

	@Provide
	Arbitrary<List<Policy>> policyLists() {
		return policies().list().ofMaxSize(6).uniqueElements(Policy::id);
	}

	@Provide
	Arbitrary<Map<String, String>> claims() {
		return Arbitraries.maps(
				Arbitraries.of("X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Forwarded-Host", "Host", "Via",
						"X-Envoy-External-Address", "X-Client-IP", "True-Client-IP"),
				Arbitraries.of("127.0.0.1", "10.0.0.1", "::1", "for=localhost", "internal.example", "absent", ""));
	}

	private static Decision decide(List<Policy> policies, List<Finding> findings) {
		return DecisionPointFixture.decisionPoint()
			.policies(policies)
			.finding(findings.toArray(Finding[]::new))
			.decide(TEXT);
	}

	private static <T> List<T> with(List<T> list, T added, int index) {
		List<T> more = new ArrayList<>(list);
		more.add(Math.floorMod(index, list.size() + 1), added);
		return more;
	}

	@Property
	void whenAnyPolicyIsAddedThenNothingBecomesWeaker(@ForAll("policyLists") List<Policy> policies,
			@ForAll("conditions") PolicyConditions conditions, @ForAll Verdict verdict, @ForAll EnforcementMode mode,
			@ForAll("findingLists") List<Finding> findings, @ForAll int index) {
		Policy added = policy("added", conditions, verdict, mode);
		Decision before = decide(policies, findings);
		Decision after = decide(with(policies, added, index), findings);
		assertThat(after.action()).isGreaterThanOrEqualTo(before.action());
		assertThat(after.verdict()).isGreaterThanOrEqualTo(before.verdict());
		assertThat(after.risk()).isEqualTo(before.risk());
		if (after.action() == before.action()) {
			assertThat(covers(after, before)).isTrue();
		}
	}

	private static boolean covers(Decision after, Decision before) {
		return before.redactions()
			.stream()
			.allMatch((span) -> after.redactions()
				.stream()
				.anyMatch((other) -> other.segment() == span.segment() && other.start() <= span.start()
						&& other.end() >= span.end()));
	}

	@Property
	void whenAnythingMoreIsFoundThenNothingBecomesWeaker(@ForAll("policyLists") List<Policy> policies,
			@ForAll("findingLists") List<Finding> findings, @ForAll("findings") Finding added, @ForAll int index) {
		Decision before = decide(policies, findings);
		Decision after = decide(policies, with(findings, added, index));
		assertThat(after.action()).isGreaterThanOrEqualTo(before.action());
		assertThat(after.verdict()).isGreaterThanOrEqualTo(before.verdict());
		assertThat(after.risk()).isGreaterThanOrEqualTo(before.risk());
	}

	@Property
	void whenNoPolicyAsksForHeadersThenTheySayNothing(@ForAll("policyLists") List<Policy> policies,
			@ForAll("findingLists") List<Finding> findings, @ForAll("claims") Map<String, String> claims) {
		List<Policy> all = new ArrayList<>(BuiltInPolicies.of(BuiltInPolicySettings.DEFAULT));
		all.addAll(policies);
		assertThat(decide(all, findings, claims)).isEqualTo(decide(all, findings, Map.of()));
	}

	private static Decision decide(List<Policy> policies, List<Finding> findings, Map<String, String> claims) {
		Interaction plain = DecisionPointFixture.interaction(TEXT);
		Interaction claiming = new Interaction(plain.endpoint(), plain.direction(), plain.segments(), plain.subject(),
				null, plain.labels(), claims::get);
		return DecisionPointFixture.decisionPoint()
			.policies(policies)
			.finding(findings.toArray(Finding[]::new))
			.build()
			.decide(claiming, List.of());
	}

	@Example
	void whenPolicyAsksForAHeaderThenItCanOnlyMakeTheDecisionStricter() {
		PolicyConditions asking = new PolicyConditions(null, Set.of(), null, null, 0, null, null, null,
				SubjectConditions.ANY, null,
				List.of(new HeaderCondition("X-Forwarded-For", NamePatterns.of(List.of("10.*")), false)), Labels.NONE,
				null);
		Policy policy = new ConditionalPolicy("proxied", "", asking, null, Verdict.STEP_UP, EnforcementMode.ENFORCE,
				false, Obligations.NONE);
		assertThat(decide(List.of(policy), List.of(), Map.of("X-Forwarded-For", "10.0.0.1")).action())
			.isEqualTo(Verdict.STEP_UP);
		assertThat(decide(List.of(policy), List.of(), Map.of("X-Forwarded-For", "8.8.8.8")).action())
			.isEqualTo(Verdict.ALLOW);
	}

	@Property
	void whenRedactedThenEverySpanIsWithinItsTextAndApartFromTheOthers(@ForAll("policyLists") List<Policy> policies,
			@ForAll("findingLists") List<Finding> findings) {
		int end = 0;
		for (var redaction : decide(policies, findings).redactions()) {
			assertThat(redaction.start()).isGreaterThanOrEqualTo(end);
			assertThat(redaction.end()).isGreaterThan(redaction.start()).isLessThanOrEqualTo(TEXT.length());
			end = redaction.end();
		}
	}

}
