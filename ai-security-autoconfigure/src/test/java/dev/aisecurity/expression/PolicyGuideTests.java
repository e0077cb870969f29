package dev.aisecurity.expression;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Confidentiality;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Integrity;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.policy.BuiltInPolicies;
import dev.aisecurity.policy.BuiltInPolicySettings;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Exclusion;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.PolicyContexts;
import dev.aisecurity.policy.PolicyDocument;
import dev.aisecurity.policy.PolicyFactory;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.policy.PolicySource;
import dev.aisecurity.policy.PolicyValidator;
import dev.aisecurity.policy.ReloadablePolicyRepository;
import dev.aisecurity.risk.RiskBand;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the examples in the policy guide.
 */
class PolicyGuideTests {

	private static final Path GUIDE = Path.of("..", "docs", "policies.md");

	private static final Path EXAMPLES = Path.of("src", "test", "resources", "dev", "aisecurity", "policy");

	private static PolicySet read(String example) {
		return new ReloadablePolicyRepository(BuiltInPolicies.of(BuiltInPolicySettings.DEFAULT), PolicyDocument.EMPTY,
				PolicySource.of(EXAMPLES.resolve(example)), new PolicyFactory(SpelPolicyCondition::new),
				PolicyValidator.NONE, Clock.systemUTC())
			.current();
	}

	/**
	 * Returns the names of the policies of an example that speak, in order.
	 */
	private static List<String> speaking(String example, PolicyContexts contexts) {
		PolicyContext context = contexts.build();
		List<String> names = new ArrayList<>();
		for (Policy policy : read(example).policies()) {
			if (policy.evaluate(context) != null) {
				names.add(policy.id());
			}
		}
		return names;
	}

	private static Subject subject(String acr, String tenant, Instant authenticatedAt, String... authorities) {
		return new Subject(new SubjectId("alice"), true, Set.of(authorities), authenticatedAt, acr, tenant);
	}

	@Test
	void whenGuideShowsAnExampleThenItIsTheTestedOne() throws IOException {
		List<String> lines = Files.readAllLines(GUIDE, StandardCharsets.UTF_8);
		Set<String> shown = new TreeSet<>();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).equals("```yaml")) {
				String marker = lines.get(i - 1);
				String example = marker.substring("<!-- ".length(), marker.length() - " -->".length());
				int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
				assertThat(lines.subList(i + 1, end)).as(example)
					.isEqualTo(Files.readAllLines(EXAMPLES.resolve(example), StandardCharsets.UTF_8));
				assertThat(shown.add(example)).as(example).isTrue();
			}
		}
		try (var files = Files.list(EXAMPLES)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(shown);
		}
	}

	@Test
	void whenGuideListsBuiltInPoliciesThenItNamesThemAll() throws IOException {
		String guide = Files.readString(GUIDE, StandardCharsets.UTF_8);
		for (Policy policy : BuiltInPolicies.of(BuiltInPolicySettings.DEFAULT)) {
			assertThat(guide).contains("`" + policy.id().replace("-output", "-input"));
		}
	}

	@Test
	void whenAnswersAreReadByAnotherModelThenAttacksInThemAreRefused() {
		PolicyContexts answer = PolicyContexts.context()
			.endpoint("planner")
			.direction(Direction.OUTPUT)
			.found(PolicyContexts.finding(ThreatCategory.PROMPT_INJECTION, "r", 0.8, Origin.MODEL));
		assertThat(speaking("answers.yml", answer)).containsExactly("no-attacks-on-the-next-model");
		assertThat(speaking("answers.yml", answer.endpoint("chat"))).isEmpty();
		assertThat(speaking("answers.yml", answer.endpoint("planner").direction(Direction.INPUT))).isEmpty();
	}

	@Test
	void whenFirstPoliciesAreInForceThenTheyDecideAsDescribed() {
		assertThat(speaking("first-policies.yml",
				PolicyContexts.context().endpoint("reports").found(ThreatCategory.SECRET, 0.6)))
			.containsExactly("no-secrets-in-reports");
		assertThat(speaking("first-policies.yml", PolicyContexts.context().found(ThreatCategory.SECRET, 0.6)))
			.isEmpty();
		assertThat(speaking("first-policies.yml",
				PolicyContexts.context()
					.found(PolicyContexts.finding(ThreatCategory.PROMPT_INJECTION, "r", 0.5, Origin.RETRIEVED))))
			.containsExactly("careful-with-documents");
		assertThat(
				speaking("first-policies.yml",
						PolicyContexts.context()
							.found(PolicyContexts.finding(ThreatCategory.PROMPT_INJECTION, "r", 0.5, Origin.USER))))
			.isEmpty();
	}

	@Test
	void whenIdentityPoliciesAreInForceThenTheyDecideAsDescribed() {
		assertThat(speaking("identity.yml", PolicyContexts.context().risk(0.5).subject(Subject.ANONYMOUS)))
			.containsExactly("guests-come-back-later");
		assertThat(speaking("identity.yml",
				PolicyContexts.context().risk(0.5).subject(subject("pwd", "a", PolicyContexts.NOW))))
			.isEmpty();
		assertThat(speaking("identity.yml",
				PolicyContexts.context()
					.endpoint("refunds")
					.bands(null, RiskBand.LOW)
					.subject(subject("pwd", "a", PolicyContexts.NOW.minusSeconds(901)))))
			.containsExactly("fresh-login-for-refunds");
		assertThat(speaking("identity.yml",
				PolicyContexts.context().endpoint("orders:list").subject(subject("pwd", "a", PolicyContexts.NOW))))
			.containsExactly("strong-login-for-risky-identities");
		assertThat(speaking("identity.yml",
				PolicyContexts.context().endpoint("orders:list").subject(subject("phr", "a", PolicyContexts.NOW))))
			.isEmpty();
		assertThat(speaking("identity.yml", PolicyContexts.context().at("2030-01-02T23:00:00Z")))
			.containsExactly("analysts-only-at-night");
		assertThat(speaking("identity.yml",
				PolicyContexts.context()
					.at("2030-01-02T23:00:00Z")
					.subject(subject("pwd", "a", PolicyContexts.NOW, "ROLE_ANALYST"))))
			.isEmpty();
		assertThat(read("identity.yml").policies()).filteredOn((policy) -> policy.id().startsWith("strong-login"))
			.singleElement()
			.satisfies((policy) -> assertThat(policy.obligations().acrValues()).containsExactly("phrh", "phr"));
	}

	@Test
	void whenContextPoliciesAreInForceThenTheyDecideAsDescribed() {
		Labels both = new Labels(Integrity.EXTERNAL, Confidentiality.SECRET);
		assertThat(speaking("context.yml", PolicyContexts.context().labels(both).direction(Direction.TOOL_CALL)))
			.containsExactly("confidential-context-stays-inside");
		assertThat(speaking("context.yml", PolicyContexts.context().labels(both))).isEmpty();
		assertThat(speaking("context.yml",
				PolicyContexts.context()
					.subject(subject("pwd", "acme", PolicyContexts.NOW))
					.found(ThreatCategory.PERSONAL_DATA, 0.9)))
			.containsExactly("tenant-acme-without-personal-data");
		assertThat(speaking("context.yml",
				PolicyContexts.context()
					.subject(subject("pwd", "other", PolicyContexts.NOW))
					.found(ThreatCategory.PERSONAL_DATA, 0.9)))
			.isEmpty();
		assertThat(speaking("context.yml", PolicyContexts.context().risk(0.4)))
			.containsExactly("beta-clients-are-slowed-down");
		assertThat(speaking("context.yml", PolicyContexts.context().risk(0.4).header("X-Channel", "beta7")))
			.containsExactly("beta-clients-are-slowed-down");
		assertThat(speaking("context.yml", PolicyContexts.context().risk(0.4).header("X-Channel", "stable"))).isEmpty();
		assertThat(speaking("context.yml", PolicyContexts.context().endpoint("reports").degraded("detector:pii")))
			.containsExactly("closed-while-blind");
	}

	@Test
	void whenExpressionsAreInForceThenTheyDecideAsDescribed() {
		assertThat(speaking("expression.yml",
				PolicyContexts.context()
					.found(ThreatCategory.JAILBREAK, 0.1)
					.found(ThreatCategory.PROMPT_EXTRACTION, 0.1)))
			.containsExactly("several-kinds-of-attack");
		assertThat(speaking("expression.yml", PolicyContexts.context().found(ThreatCategory.JAILBREAK, 0.1))).isEmpty();
		PolicyContexts longText = PolicyContexts.context().risk(0.2);
		for (int i = 0; i < 501; i++) {
			longText.segment(Origin.USER);
		}
		assertThat(speaking("expression.yml", longText)).containsExactly("long-texts-of-guests");
		assertThat(speaking("expression.yml", longText.subject(subject("pwd", "a", PolicyContexts.NOW)))).isEmpty();
	}

	@Test
	void whenPoliciesAreTriedOutThenTheyObserveOrAreNamed() {
		PolicySet set = read("rollout.yml");
		assertThat(set.policies()).filteredOn((policy) -> policy.mode() == EnforcementMode.OBSERVE)
			.extracting(Policy::id)
			.containsExactly("obfuscation-on-trial");
		assertThat(set.policies()).filteredOn(Policy::appliesToNamedOnly)
			.extracting(Policy::id)
			.containsExactly("strict-injection");
	}

	@Test
	void whenExclusionsAreInForceThenTheyAreAsNarrowAsDescribed() {
		assertThat(read("exclusions.yml").exclusions()).containsExactly(
				new Exclusion("override-earlier-instructions", new EndpointId("red-team"), "ROLE_ANALYST", Origin.USER,
						"Analysts try attacks here, reviewed 2029-06-30", Instant.parse("2030-06-30T00:00:00Z")),
				new Exclusion("jwt", new EndpointId("logs"), null, null,
						"Logs hold expired tokens of the test system (ticket 4711)", null));
	}

}
