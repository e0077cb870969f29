package dev.aisecurity.policy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Origin;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PolicyFileReader} and {@link PolicyFactory}.
 */
class PolicyFileReaderTests {

	private final PolicyFactory factory = new PolicyFactory((source) -> {
		if (source.expression().contains("broken")) {
			throw new IllegalArgumentException("is broken in policy " + source.policy());
		}
		return (context) -> true;
	});

	private PolicySet read(String file) {
		return read(file.getBytes(StandardCharsets.UTF_8));
	}

	private PolicySet read(byte[] file) {
		return new ReloadablePolicyRepository(List.of(), PolicyDocument.EMPTY, new MutableSource(file), this.factory,
				PolicyValidator.NONE, Clock.systemUTC())
			.current();
	}

	@Test
	void whenEverythingIsGivenThenReadsIt() {
		PolicySet set = read("""
				policies:
				- name: step-up-for-reports
				  description: Reports need a strong login
				  when:
				    endpoints: [reports*]
				  condition: risk.value > 0.2
				  verdict: step-up
				  mode: observe
				  applies-to: named
				  acr-values: [phr, phrh]
				  max-age: 15m
				- name: slow-down
				  verdict: THROTTLE
				  retry-after: PT30S
				exclusions:
				- rule: roleplay
				  endpoint: chat
				  authority: ROLE_ANALYST
				  origin: user
				  reason: Analysts try attacks
				  expires: 2030-12-31
				- rule: other
				  reason: Known
				  expires: 2030-12-31T12:00:00+01:00
				""");
		assertThat(set.policies()).extracting(Policy::id).containsExactly("step-up-for-reports", "slow-down");
		Policy stepUp = set.policies().get(0);
		assertThat(stepUp.description()).isEqualTo("Reports need a strong login");
		assertThat(stepUp.mode()).isEqualTo(EnforcementMode.OBSERVE);
		assertThat(stepUp.appliesToNamedOnly()).isTrue();
		assertThat(stepUp.obligations())
			.isEqualTo(new Obligations(null, List.of("phr", "phrh"), Duration.ofMinutes(15)));
		assertThat(stepUp.evaluate(PolicyContexts.context().endpoint("reports-2030").build()))
			.isEqualTo(Verdict.STEP_UP);
		assertThat(stepUp.evaluate(PolicyContexts.context().build())).isNull();
		Policy slowDown = set.policies().get(1);
		assertThat(slowDown.mode()).isEqualTo(EnforcementMode.ENFORCE);
		assertThat(slowDown.appliesToNamedOnly()).isFalse();
		assertThat(slowDown.evaluate(PolicyContexts.context().build())).isEqualTo(Verdict.THROTTLE);
		assertThat(slowDown.obligations().retryAfter()).isEqualTo(Duration.ofSeconds(30));
		assertThat(set.exclusions()).containsExactly(
				new Exclusion("roleplay", new EndpointId("chat"), "ROLE_ANALYST", Origin.USER, "Analysts try attacks",
						Instant.parse("2030-12-31T00:00:00Z")),
				new Exclusion("other", null, null, null, "Known", Instant.parse("2030-12-31T11:00:00Z")));
	}

	@Test
	void whenFileStartsWithByteOrderMarkThenReadsIt() {
		assertThat(read("\uFEFFpolicies: []").policies()).isEmpty();
	}

	@Test
	void whenSameTextIsWrittenInAnotherWayThenVersionIsTheSame() {
		PolicySet one = read("policies: [{name: a, verdict: block}]");
		PolicySet other = read("# A comment\npolicies:\n- verdict: BLOCK\n  name: 'a'\n");
		assertThat(one.version()).isEqualTo(other.version()).matches("[0-9a-f]{16}");
		assertThat(read("policies: [{name: b, verdict: block}]").version()).isNotEqualTo(one.version());
		assertThat(read("policies: [{name: a, verdict: block, mode: observe}]").version()).isNotEqualTo(one.version());
		assertThat(read("policies: [{name: a, verdict: block, condition: x}]").version()).isNotEqualTo(one.version());
	}

	static Stream<Arguments> mistakes() {
		String policy = "policies:\n- name: a\n";
		String when = policy + "  verdict: block\n  when:\n    ";
		String exclusion = "exclusions:\n- rule: r\n";
		return Stream.of(Arguments.of("", 0, "is empty"), Arguments.of("# Nothing\n", 0, "is empty"),
				Arguments.of("a text", 1, "must consist of keys and values"),
				Arguments.of("policies: []\npolicy: []", 2, "unknown key 'policy', did you mean 'policies'?"),
				Arguments.of("policies:\n", 1, "'policies' must have a value"),
				Arguments.of("policies: {name: a}", 1, "must be a list"),
				Arguments.of("policies: [a]", 1, "must consist of keys and values"),
				Arguments.of("policies: []\npolicies: []", 2, "'policies' is there twice"),
				Arguments.of(policy + "  verdict: block\n  verdict: allow\n", 4, "'verdict' is there twice"),
				Arguments.of(policy + "  verdikt: block\n", 3, "unknown key 'verdikt', did you mean 'verdict'?"),
				Arguments.of(policy + "  verdict: blok\n", 3, "unknown value 'blok', did you mean 'block'?"),
				Arguments.of(policy + "  verdict: whatever\n", 3,
						"must be one of allow, redact, throttle, step-up, constrain, block, revoke"),
				Arguments.of(policy + "  verdict:\n", 3, "'verdict' must have a value"),
				Arguments.of(policy + "  verdict: [block]\n", 3, "must be a single value"),
				Arguments.of(policy, 2, "'verdict' is missing"),
				Arguments.of("policies:\n- verdict: block", 2, "'name' is missing"),
				Arguments.of("policies:\n- name: A b\n  verdict: block", 2, "lower-case letters, digits and hyphens"),
				Arguments.of("policies:\n- name: ''\n  verdict: block", 2, "must not be empty"),
				Arguments.of("policies:\n- name: default-x\n  verdict: block", 2, "are built in"),
				Arguments.of(policy + "  verdict: block\n- verdict: block\n  name: a", 5,
						"there already is a policy 'a'"),
				Arguments.of(policy + "  verdict: block\n  mode: shadow\n", 4, "must be one of enforce, observe, off"),
				Arguments.of(policy + "  verdict: block\n  applies-to: some\n", 4, "must be one of all, named"),
				Arguments.of(policy + "  verdict: throttle\n  retry-after: soon\n", 4,
						"must be a duration such as 30s"),
				Arguments.of(policy + "  verdict: throttle\n  retry-after: 0s\n", 4, "longer than nothing"),
				Arguments.of(policy + "  verdict: throttle\n  retry-after: 99999999999999999999s\n", 4,
						"must be a duration"),
				Arguments.of(policy + "  verdict: block\n  retry-after: 1s\n", 4,
						"only has a meaning with verdict 'throttle'"),
				Arguments.of(policy + "  verdict: block\n  max-age: 1s\n", 4,
						"only has a meaning with verdict 'step-up'"),
				Arguments.of(policy + "  verdict: step-up\n  acr-values: []\n", 4, "must not be empty"),
				Arguments.of(policy + "  verdict: redact\n", 3, "'redact' must say what"),
				Arguments.of(policy + "  verdict: redact\n  condition: a\n", 3, "'redact' must say what"),
				Arguments.of(policy + "  verdict: block\n  condition: broken\n", 4, "is broken in policy a"),
				Arguments.of(when + "remote-address: 10.0.0.1", 5, "unknown key 'remote-address'"),
				Arguments.of(when + "categories:\n    - secret\n    - sekret", 7,
						"unknown value 'sekret', did you mean 'secret'?"),
				Arguments.of(when + "categories: []", 5, "must not be empty"),
				Arguments.of(when + "categories: [~]", 5, "must be a single value"),
				Arguments.of(when + "origins: [users]", 5, "did you mean 'user'?"),
				Arguments.of(when + "rules: 'a*b'", 5, "'*' may only stand at the end of 'a*b'"),
				Arguments.of(when + "endpoints: 'a b'", 5, "cannot be the id of an endpoint"),
				Arguments.of(when + "risk-at-least: 70", 5, "must be a number between 0 and 1 but is '70'"),
				Arguments.of(when + "risk-at-least: NaN", 5, "must be a number between 0 and 1"),
				Arguments.of(when + "risk-band: unknown", 5, "must be one of low, medium, high"),
				Arguments.of(when + "session-band: hihg", 5, "did you mean 'high'?"),
				Arguments.of(when + "authenticated: maybe", 5, "must be one of true, false"),
				Arguments.of(when + "authentication-older-than: 5", 5, "must be a duration"),
				Arguments.of(when + "integrity: extern", 5, "did you mean 'external'?"),
				Arguments.of(when + "time: {days: moonday}", 5, "did you mean 'monday'?"),
				Arguments.of(when + "time:\n      from: noon", 6, "must be a time of day"),
				Arguments.of(when + "time:\n      zone: Europe/Atlantis", 6, "must be a time zone"),
				Arguments.of(when + "time: {from: '08:00', to: '08:00'}", 5, "start and end at the same time"),
				Arguments.of(when + "time: {until: '08:00'}", 5, "unknown key 'until'"),
				Arguments.of(when + "headers: {}", 5, "must not be empty"),
				Arguments.of(when + "headers:\n      X-A: 'a*b'", 6, "'*' may only stand at the end"),
				Arguments.of(exclusion, 2, "'reason' is missing"),
				Arguments.of(exclusion + "  reason: '  '\n", 3, "must not be empty"),
				Arguments.of("exclusions:\n- reason: r", 2, "'rule' is missing"),
				Arguments.of("exclusions:\n- rule: 'a*'\n  reason: r", 2, "'*' is not allowed"),
				Arguments.of(exclusion + "  reason: r\n  endpoint:\n", 4, "'endpoint' must have a value"),
				Arguments.of(exclusion + "  reason: r\n  endpoint: ''\n", 4, "must not be empty"),
				Arguments.of(exclusion + "  reason: r\n  expires: 31.12.2030\n", 4, "must be a date such as"),
				Arguments.of(exclusion + "  reason: r\n  expires: 2030-02-31\n", 4, "must be a date such as"),
				Arguments.of(exclusion + "  reason: r\n  origin: unknown\n", 4, "unknown value 'unknown'"),
				Arguments.of("policies:\n- name: [a", 2, "expected ',' or ']'"),
				Arguments.of("policies:\n\t- name: a", 2, "cannot start any token"),
				Arguments.of("policies: []\n---\npolicies: []", 2, "but found another document"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void whenFileIsWrongThenSaysWhereAndWhy(String file, int line, String reason) {
		assertThatExceptionOfType(InvalidPolicyException.class).isThrownBy(() -> read(file)).satisfies((ex) -> {
			assertThat(ex.getReason()).contains(reason);
			assertThat(ex.getLine()).isEqualTo(line);
			assertThat(ex.getSource()).isEqualTo("policies.yml");
			assertThat(ex).hasMessageStartingWith("Invalid policy in policies.yml").hasMessageContaining(reason);
		});
	}

	@Test
	void whenKeyIsWrongThenSaysWhichAndAtWhichColumn() {
		assertThatExceptionOfType(InvalidPolicyException.class)
			.isThrownBy(() -> read("policies:\n- name: a\n  verdict: block\n  when: {tenants: [a, '']}"))
			.withMessage("Invalid policy in policies.yml at line 4, column 23, 'when.tenants[1]': must not be empty")
			.satisfies((ex) -> assertThat(ex.getKey()).isEqualTo("when.tenants[1]"));
	}

	@Test
	void whenFileIsNotTextThenRefuses() {
		assertThatExceptionOfType(InvalidPolicyException.class).isThrownBy(() -> read(new byte[] { (byte) 0xC3, 0x28 }))
			.withMessageContaining("must be written in UTF-8");
	}

	@Test
	void whenFileIsTooLongThenRefuses() {
		assertThatExceptionOfType(InvalidPolicyException.class)
			.isThrownBy(() -> read(new byte[PolicyFileReader.MAX_BYTES + 1]))
			.withMessageContaining("must not be longer than");
	}

	@Test
	void whenFileAsksForObjectsThenMakesNone() {
		assertThatExceptionOfType(InvalidPolicyException.class)
			.isThrownBy(() -> read("policies: !!java.net.URL ['http://localhost']"))
			.withMessageContaining("tag is not allowed");
	}

	@Test
	void whenFileContainsItselfThenRefuses() {
		assertThatExceptionOfType(InvalidPolicyException.class).isThrownBy(() -> read("&a\npolicies: [*a]"))
			.withMessageContaining("unknown key 'policies'");
	}

	@Property
	void whenFileIsAnythingThenItIsReadOrRefused(@ForAll String file) {
		try {
			assertThat(read(file)).isNotNull();
		}
		catch (InvalidPolicyException ex) {
			assertThat(ex.getReason()).isNotEmpty();
		}
	}

	@Property
	void whenValueIsAnythingThenItIsReadOrRefused(@ForAll String value) {
		String quoted = "'" + value.replace("'", "''") + "'";
		for (String key : List.of("endpoints", "rules", "session-band", "risk-at-least", "authentication-older-than",
				"time: {days: [", "time: {from", "headers: {a", "authenticated")) {
			boolean nested = key.contains("{");
			String file = "policies: [{name: a, verdict: block, when: {" + key + (key.endsWith("[") ? "" : ": ")
					+ quoted + (key.endsWith("[") ? "]" : "") + (nested ? "}" : "") + "}}]";
			try {
				assertThat(read(file).policies()).hasSize(1);
			}
			catch (InvalidPolicyException ex) {
				assertThat(ex.getReason()).isNotEmpty();
			}
		}
	}

	@Test
	void whenPropertiesAreWrongThenNamesTheProperty() {
		PolicyDefinition.When when = new PolicyDefinition.When(null, null, null, List.of("secret", "sekret"), null,
				null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null, null, null);
		PolicyDefinition definition = new PolicyDefinition("a", null, when, null, "block", null, null, null, null,
				null);
		PolicyDocument document = PolicyDocument.ofProperties("ai.security", List.of(definition),
				List.of(new ExclusionDefinition("r", null, null, null, null, null)));
		assertThatExceptionOfType(InvalidPolicyException.class)
			.isThrownBy(() -> this.factory.policy(document.policies().get(0)))
			.withMessage("Invalid policy in the configuration, 'ai.security.policies[0].when.categories[1]': "
					+ "unknown value 'sekret', did you mean 'secret'?");
		assertThatExceptionOfType(InvalidPolicyException.class)
			.isThrownBy(() -> this.factory.exclusion(document.exclusions().get(0)))
			.withMessage("Invalid policy in the configuration, 'ai.security.exclusions[0]': 'reason' is missing");
	}

	@Test
	void whenYamlHasTurnedOffIntoFalseThenItIsStillOff() {
		PolicyDefinition definition = new PolicyDefinition("a", null, null, null, "block", "false", null, null, null,
				null);
		PolicyDocument document = PolicyDocument.ofProperties("ai.security", List.of(definition), List.of());
		assertThat(this.factory.policy(document.policies().get(0)).mode()).isEqualTo(EnforcementMode.OFF);
	}

}
