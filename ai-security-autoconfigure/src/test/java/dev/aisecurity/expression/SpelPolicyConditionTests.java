package dev.aisecurity.expression;

import java.util.List;
import java.util.Set;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.ConditionalPolicy;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.ExpressionSource;
import dev.aisecurity.policy.InvalidPolicyException;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.PolicyConditions;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.PolicyContexts;
import dev.aisecurity.policy.PolicyDefinition;
import dev.aisecurity.policy.PolicyDocument;
import dev.aisecurity.policy.PolicyFactory;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskBand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.expression.EvaluationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SpelPolicyCondition}.
 */
class SpelPolicyConditionTests {

	private final PolicyContext context = PolicyContexts.context()
		.risk(0.5)
		.subject(Subject.authenticated("alice", Set.of("ROLE_USER")))
		.bands(RiskBand.HIGH, null)
		.header("X-Channel", "beta-2")
		.found(PolicyContexts.finding(ThreatCategory.SECRET, "aws-key", 0.9, Origin.USER, "owasp:llm02"))
		.degraded("session")
		.build();

	private static SpelPolicyCondition condition(String expression) {
		return new SpelPolicyCondition(new ExpressionSource("test", expression));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { "risk.value > 0.4 | true", "risk.atLeast(0.6) | false",
			"risk.band.name == 'MEDIUM' | true", "session.session?.name == 'HIGH' | true",
			"session.identity == null | true", "interaction.subject.id.value == 'alice' | true",
			"interaction.subject.authorities.contains('ROLE_USER') | true",
			"interaction.headers.first('x-channel').startsWith('beta') | true",
			"interaction.headers.first('x-other') == null | true", "interaction.endpoint.id.value == 'mail' | false",
			"interaction.length > 5 and interaction.segments[0].origin.name == 'USER' | true",
			"interaction.direction.name == 'INPUT' | true",
			"findings.?[category.name == 'SECRET' and score.value > 0.8].size() == 1 | true",
			"findings.![rule].contains('aws-key') | true", "findings.^[tags.contains('owasp:llm01')] != null | false",
			"degraded.contains('session') | true", "#root.risk.value == risk.value | true" })
	void whenContextIsAskedThenAnswers(String expression, boolean expected) {
		assertThat(condition(expression).test(this.context)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "T(java.lang.Runtime).getRuntime().exec('id') != null | types (T) are not allowed",
					"new java.io.File('/') != null | constructors (new) are not allowed",
					"@guard != null | beans (@) are not allowed", "#secret == 1 | variables (#) are not allowed",
					"#exec('id') | functions (#) are not allowed",
					"(risk = null) == null | assignments are not allowed",
					"interaction.headers.first('a') matches '(a+)+b' | regular expressions (matches) are not allowed",
					"findings.?[T(java.lang.System).exit(1) == null].isEmpty() | types (T) are not allowed",
					"interaction.segments[0].text == 'a' | 'text' cannot be found",
					"interaction.segments[0]['text'] == 'a' | cannot be evaluated",
					"interaction.segments[0].text() == 'a' | cannot be evaluated",
					"interaction.class.name == 'a' | cannot be evaluated",
					"interaction.getClass().name == 'a' | cannot be evaluated",
					"'a'.repeat(1000000).length() > 1 | cannot be evaluated",
					"findings.stream().count() > 1 | cannot be evaluated", "risk.valu > 0.4 | 'valu' cannot be found",
					"risk > 0.4 | cannot be evaluated", "risk.value | must be true or false",
					"'yes' | must be true or false", "null | must be true or false", "risk.value > | is not a valid",
					"risk..value | is not a valid", "'' '' | is not a valid", "( | is not a valid" })
	void whenExpressionIsNotAllowedOrWrongThenRefusesAtTheStart(String expression, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> condition(expression)).withMessageContaining(reason);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4_900, 20_000 })
	void whenExpressionIsNestedTooDeeplyThenRefuses(int depth) {
		String expression = "(".repeat(depth) + "true" + ")".repeat(depth);
		assertThatIllegalArgumentException().isThrownBy(() -> condition(expression))
			.withMessageMatching("is not a valid expression.*|is too deeply nested");
	}

	@Test
	void whenExpressionIsWrongThenPolicyIsRefusedWithItsPlace() {
		PolicyDefinition definition = new PolicyDefinition("risky", null, null, "risk.valu > 0.4", "block", null, null,
				null, null, null);
		PolicyDocument document = PolicyDocument.ofProperties("ai.security", List.of(definition), List.of());
		PolicyFactory factory = new PolicyFactory(SpelPolicyCondition::new);
		assertThatExceptionOfType(InvalidPolicyException.class)
			.isThrownBy(() -> factory.policy(document.policies().get(0)))
			.withMessageStartingWith(
					"Invalid policy in the configuration, 'ai.security.policies[0].condition': cannot be evaluated");
	}

	@Test
	void whenEvaluationFailsThenThrows() {
		SpelPolicyCondition condition = condition("findings[5].score.value > 0.5");
		assertThatExceptionOfType(EvaluationException.class).isThrownBy(() -> condition.test(this.context));
		SpelPolicyCondition unknown = condition("session.identity.name == 'HIGH'");
		assertThatExceptionOfType(EvaluationException.class).isThrownBy(() -> unknown.test(this.context));
	}

	@Test
	void whenResultIsNeitherTrueNorFalseThenThrows() {
		SpelPolicyCondition condition = condition("session.identity == null ? null : true");
		assertThatIllegalStateException().isThrownBy(() -> condition.test(this.context))
			.withMessage("Condition of policy 'test' is neither true nor false");
	}

	@Test
	void whenEvaluationFailsWhileDecidingThenFailsClosed() {
		ConditionalPolicy policy = new ConditionalPolicy("broken", "", PolicyConditions.NONE,
				condition("findings[5].score.value > 0.5"), Verdict.THROTTLE, EnforcementMode.ENFORCE, false,
				Obligations.NONE);
		assertThat(DecisionPointFixture.decisionPoint().policy(policy).decide("text").action())
			.isEqualTo(Verdict.BLOCK);
	}

	@Test
	void whenDescribedThenSaysTheExpression() {
		assertThat(condition("risk.value > 0.4")).hasToString("risk.value > 0.4");
	}

}
