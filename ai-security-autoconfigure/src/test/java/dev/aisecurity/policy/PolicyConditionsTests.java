package dev.aisecurity.policy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Confidentiality;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Integrity;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.risk.RiskScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PolicyConditions}, as they are written in a policy file.
 */
class PolicyConditionsTests {

	private static boolean matches(String when, PolicyContexts context) {
		String file = "policies:\n- {name: test, verdict: block, when: {" + when + "}}";
		PolicyDocument document = new PolicyFileReader().read("test.yml", file.getBytes(StandardCharsets.UTF_8));
		PolicyFactory factory = new PolicyFactory((source) -> (known) -> true);
		return factory.policy(document.policies().get(0)).evaluate(context.build()) == Verdict.BLOCK;
	}

	private static Subject subject(String name, Set<String> authorities) {
		return Subject.authenticated(name, authorities);
	}

	private static Subject authenticatedAgo(Duration age, String acr, String tenant) {
		return new Subject(new SubjectId("alice"), true, Set.of(), PolicyContexts.NOW.minus(age), acr, tenant);
	}

	@Test
	void whenNothingIsAskedForThenMatches() {
		assertThat(PolicyConditions.NONE.matches(PolicyContexts.context().build())).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "chat, chat, true", "chat, chats, false", "chat*, chats, true", "chat*, a-chat, false",
			"'*', anything, true", "'[mail, chat]', chat, true", "'[mail, chat*]', forum, false" })
	void whenEndpointIsAskedForThenMatchesByNameOrPrefix(String pattern, String endpoint, boolean expected) {
		assertThat(matches("endpoints: " + (pattern.startsWith("[") ? pattern : "\"" + pattern + "\""),
				PolicyContexts.context().endpoint(endpoint)))
			.isEqualTo(expected);
	}

	@Test
	void whenDirectionIsAskedForThenMatchesAnyOfThem() {
		assertThat(matches("directions: [output, tool-call]", PolicyContexts.context().direction(Direction.TOOL_CALL)))
			.isTrue();
		assertThat(matches("directions: [output, tool-call]", PolicyContexts.context())).isFalse();
	}

	@Test
	void whenPartsAreMetByDifferentFindingsThenDoesNotMatch() {
		PolicyContexts different = PolicyContexts.context()
			.found(PolicyContexts.finding(ThreatCategory.SECRET, "aws-key", 0.4, Origin.USER, "a"))
			.found(PolicyContexts.finding(ThreatCategory.JAILBREAK, "roleplay", 0.9, Origin.RETRIEVED, "b"));
		assertThat(matches("categories: secret, score-at-least: 0.8", different)).isFalse();
		assertThat(matches("categories: secret, rules: roleplay", different)).isFalse();
		assertThat(matches("categories: secret, tags: b", different)).isFalse();
		assertThat(matches("categories: secret, origins: retrieved", different)).isFalse();
		assertThat(matches("categories: jailbreak, rules: 'role*', tags: [x, b], score-at-least: 0.9, "
				+ "origins: [tool, retrieved]", different))
			.isTrue();
	}

	@Test
	void whenNoFindingIsAskedForThenOriginIsThatOfAnyText() {
		PolicyContexts mixed = PolicyContexts.context().segment(Origin.USER).segment(Origin.RETRIEVED);
		assertThat(matches("origins: retrieved", mixed)).isTrue();
		assertThat(matches("origins: tool", mixed)).isFalse();
	}

	@Test
	void whenFindingIsAboutNoSingleTextThenItHasTheOriginsOfAll() {
		Finding finding = Finding.of("test", "rule", ThreatCategory.JAILBREAK, RiskScore.CERTAIN, "Found");
		PolicyContexts retrieved = PolicyContexts.context().segment(Origin.RETRIEVED).found(finding);
		assertThat(matches("categories: jailbreak, origins: retrieved", retrieved)).isTrue();
		assertThat(matches("categories: jailbreak, origins: tool", retrieved)).isFalse();
		assertThat(matches("categories: jailbreak, origins: [tool, unknown]", retrieved)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "risk-at-least: 0.5, 0.5, true", "risk-at-least: 0.5, 0.49, false", "risk-band: medium, 0.3, true",
			"risk-band: medium, 0.29, false", "risk-band: HIGH, 0.69, false", "risk-band: high, 1, true",
			"risk-band: low, 0, true" })
	void whenRiskIsAskedForThenMatchesFromThere(String condition, double risk, boolean expected) {
		assertThat(matches(condition, PolicyContexts.context().risk(risk))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "deviation-at-least: 0.5, 0.5, 0, true", "deviation-at-least: 0.5, 0.49, 0.9, false",
			"maturity-at-least: 0.5, 0, 0.5, true", "maturity-at-least: 0.5, 0.9, 0.4, false" })
	void whenDeviationIsAskedForThenMatchesFromThere(String condition, double score, double maturity,
			boolean expected) {
		assertThat(matches(condition, PolicyContexts.context().deviation(score, maturity))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "medium, MEDIUM, true", "medium, HIGH, true", "medium, LOW, false", "medium, -, false",
					"low, -, true", "low, HIGH, true", "unknown, -, true", "unknown, HIGH, false",
					"'[high, unknown]', -, true", "'[high, unknown]', HIGH, true", "'[high, unknown]', MEDIUM, false" })
	void whenBandIsAskedForThenMatchesFromThereAndUnknownIfSaid(String asked, RiskBand band, boolean expected) {
		assertThat(matches("session-band: " + asked, PolicyContexts.context().bands(band, RiskBand.LOW)))
			.isEqualTo(expected);
		assertThat(matches("identity-band: " + asked, PolicyContexts.context().bands(RiskBand.LOW, band)))
			.isEqualTo(expected);
	}

	@Test
	void whenSubjectIsAskedForThenAnonymousIsASubjectToo() {
		assertThat(matches("subjects: anonymous", PolicyContexts.context())).isTrue();
		assertThat(matches("subjects: [bob, alice]", PolicyContexts.context().subject(subject("alice", Set.of()))))
			.isTrue();
		assertThat(matches("subjects: [bob, alice]", PolicyContexts.context())).isFalse();
	}

	@Test
	void whenAuthoritiesAreAskedForThenOneIsEnough() {
		PolicyContexts user = PolicyContexts.context().subject(subject("alice", Set.of("ROLE_USER")));
		assertThat(matches("authorities: [ROLE_ADMIN, ROLE_USER]", user)).isTrue();
		assertThat(matches("authorities: [ROLE_ADMIN]", user)).isFalse();
		assertThat(matches("authorities: [ROLE_ADMIN]", PolicyContexts.context())).isFalse();
	}

	@Test
	void whenAuthoritiesMustBeMissingThenNoneMayBeThere() {
		PolicyContexts user = PolicyContexts.context().subject(subject("alice", Set.of("ROLE_USER")));
		assertThat(matches("without-authorities: [ROLE_ADMIN, ROLE_USER]", user)).isFalse();
		assertThat(matches("without-authorities: ROLE_ADMIN", user)).isTrue();
		assertThat(matches("without-authorities: ROLE_ADMIN", PolicyContexts.context())).isTrue();
	}

	@Test
	void whenAuthenticationIsAskedForThenAnonymousHasNone() {
		assertThat(matches("authenticated: false", PolicyContexts.context())).isTrue();
		assertThat(matches("authenticated: true", PolicyContexts.context())).isFalse();
		assertThat(matches("authenticated: true", PolicyContexts.context().subject(subject("alice", Set.of()))))
			.isTrue();
		assertThat(matches("authenticated: no", PolicyContexts.context().subject(subject("alice", Set.of()))))
			.isFalse();
	}

	@Test
	void whenAuthenticationAgeIsUnknownOrInTheFutureThenItIsOlder() {
		String asked = "authentication-older-than: 15m";
		assertThat(matches(asked, PolicyContexts.context().subject(authenticatedAgo(Duration.ofMinutes(15), "1", "a"))))
			.isFalse();
		assertThat(matches(asked, PolicyContexts.context().subject(authenticatedAgo(Duration.ofMinutes(16), "1", "a"))))
			.isTrue();
		assertThat(
				matches(asked, PolicyContexts.context().subject(authenticatedAgo(Duration.ofSeconds(-30), "1", "a"))))
			.isFalse();
		assertThat(matches(asked, PolicyContexts.context().subject(authenticatedAgo(Duration.ofHours(-1), "1", "a"))))
			.isTrue();
		assertThat(matches(asked, PolicyContexts.context().subject(subject("alice", Set.of())))).isTrue();
		assertThat(matches(asked, PolicyContexts.context())).isTrue();
	}

	@Test
	void whenAcrIsUnknownThenItIsInNoList() {
		PolicyContexts strong = PolicyContexts.context().subject(authenticatedAgo(Duration.ZERO, "phrh", "a"));
		assertThat(matches("acr-not-in: [phr, phrh]", strong)).isFalse();
		assertThat(matches("acr-not-in: [phr]", strong)).isTrue();
		assertThat(matches("acr-not-in: [phr]", PolicyContexts.context())).isTrue();
		assertThat(matches("acr: phrh", strong)).isTrue();
		assertThat(matches("acr: phr", PolicyContexts.context())).isFalse();
		assertThat(matches("acr: [pwd, unknown]", PolicyContexts.context())).isTrue();
		assertThat(matches("acr: [pwd, unknown]", strong)).isFalse();
	}

	@Test
	void whenTenantIsUnknownThenItMatchesUnknownOnly() {
		PolicyContexts acme = PolicyContexts.context().subject(authenticatedAgo(Duration.ZERO, "1", "acme"));
		assertThat(matches("tenants: [acme, other]", acme)).isTrue();
		assertThat(matches("tenants: other", acme)).isFalse();
		assertThat(matches("tenants: other", PolicyContexts.context())).isFalse();
		assertThat(matches("tenants: [other, unknown]", PolicyContexts.context())).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "2030-01-02T07:59:59Z, false", "2030-01-02T08:00:00Z, true", "2030-01-02T17:59:59Z, true",
			"2030-01-02T18:00:00Z, false", "2030-01-05T12:00:00Z, false" })
	void whenTimeIsAskedForThenMatchesWithinTheWindow(String now, boolean expected) {
		assertThat(matches("time: {days: mon-fri, from: '08:00', to: '18:00'}", PolicyContexts.context().at(now)))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "2030-01-04T21:59:00Z, false", "2030-01-04T22:00:00Z, true", "2030-01-05T05:59:00Z, true",
			"2030-01-05T06:00:00Z, false", "2030-01-04T05:00:00Z, false", "2030-01-05T22:00:00Z, false" })
	void whenWindowPassesMidnightThenItBelongsToTheDayItStarts(String now, boolean expected) {
		assertThat(matches("time: {days: [friday], from: 22:00, to: 6:00}", PolicyContexts.context().at(now)))
			.isEqualTo(expected);
	}

	@Test
	void whenZoneIsGivenThenItsClockCounts() {
		String berlin = "time: {from: '13:00', to: '13:30', zone: Europe/Berlin}";
		assertThat(matches(berlin, PolicyContexts.context())).isTrue();
		assertThat(matches("time: {from: '13:00', to: '13:30'}", PolicyContexts.context())).isFalse();
		assertThat(matches("time: {days: [sat-mon], to: 24:00}", PolicyContexts.context())).isFalse();
		assertThat(matches("time: {days: [tue-thu], from: '12:00'}", PolicyContexts.context())).isTrue();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "beta, beta, true", "beta, Beta, false", "be*, beta, true", "be*, alpha, false",
					"'*', anything, true", "'*', -, false", "absent, -, true", "absent, beta, false",
					"unknown, -, true", "'[beta, absent]', -, true", "'[beta, absent]', beta, true", "beta, -, false" })
	void whenHeaderIsAskedForThenMatchesItsFirstValue(String asked, String value, boolean expected) {
		PolicyContexts context = PolicyContexts.context();
		if (value != null) {
			context.header("X-Channel", value);
		}
		String condition = asked.startsWith("[") ? asked : "'" + asked + "'";
		assertThat(matches("headers: {x-channel: " + condition + "}", context)).isEqualTo(expected);
	}

	@Test
	void whenSeveralHeadersAreAskedForThenAllMustMatch() {
		String both = "headers: {A: '1', B: '2'}";
		assertThat(matches(both, PolicyContexts.context().header("A", "1").header("B", "2"))).isTrue();
		assertThat(matches(both, PolicyContexts.context().header("A", "1"))).isFalse();
	}

	@Test
	void whenLabelsAreAskedForThenMatchesFromThere() {
		PolicyContexts external = PolicyContexts.context()
			.labels(new Labels(Integrity.EXTERNAL, Confidentiality.CONFIDENTIAL));
		assertThat(matches("integrity: external", external)).isTrue();
		assertThat(matches("integrity: user, confidentiality: internal", external)).isTrue();
		assertThat(matches("integrity: external", PolicyContexts.context())).isFalse();
		assertThat(matches("confidentiality: secret", external)).isFalse();
	}

	@Test
	void whenDegradedIsAskedForThenMatchesNamesOrAny() {
		PolicyContexts degraded = PolicyContexts.context().degraded("session", "detector:slow");
		assertThat(matches("degraded: any", degraded)).isTrue();
		assertThat(matches("degraded: [inspection, session]", degraded)).isTrue();
		assertThat(matches("degraded: 'detector:*'", degraded)).isTrue();
		assertThat(matches("degraded: inspection", degraded)).isFalse();
		assertThat(matches("degraded: any", PolicyContexts.context())).isFalse();
	}

	@Test
	void whenOnePartDoesNotMatchThenNothingDoes() {
		PolicyContexts context = PolicyContexts.context().risk(0.9).endpoint("mail");
		assertThat(matches("risk-band: high, endpoints: mail", context)).isTrue();
		assertThat(matches("risk-band: high, endpoints: chat", context)).isFalse();
	}

	@Test
	void whenTheSamePolicyIsMadeTwiceThenItDescribesItselfInTheSameWay() {
		PolicyConditions one = PolicyConditions.ofFinding(Set.of(Direction.OUTPUT, Direction.INPUT),
				FindingConditions.of(ThreatCategory.SECRET, 0.8));
		PolicyConditions other = PolicyConditions.ofFinding(Set.of(Direction.INPUT, Direction.OUTPUT),
				FindingConditions.of(ThreatCategory.SECRET, 0.8));
		assertThat(one).hasToString(other.toString()).isEqualTo(other);
		assertThat(List.of(one.directions())).hasToString("[[INPUT, OUTPUT]]");
	}

}
