package dev.aisecurity.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.risk.RiskBand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BuiltInPolicies} and {@link BuiltInPolicySettings}.
 */
class BuiltInPoliciesTests {

	private static Verdict strictest(BuiltInPolicySettings settings, PolicyContexts context) {
		Verdict strictest = Verdict.ALLOW;
		PolicyContext known = context.build();
		for (Policy policy : BuiltInPolicies.of(settings)) {
			Verdict verdict = policy.evaluate(known);
			strictest = (verdict != null) ? strictest.strictest(verdict) : strictest;
		}
		return strictest;
	}

	private static BuiltInPolicySettings with(Map<ThreatCategory, Verdict> input, Map<ThreatCategory, Verdict> output) {
		return new BuiltInPolicySettings(0.7, Verdict.BLOCK, 0.8, input, output, Duration.ofSeconds(1));
	}

	@ParameterizedTest
	@CsvSource({ "0, ALLOW", "0.69, ALLOW", "0.7, BLOCK", "1, BLOCK" })
	void whenRiskIsHighThenBlocks(double risk, Verdict expected) {
		assertThat(strictest(BuiltInPolicySettings.DEFAULT, PolicyContexts.context().risk(risk))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "SECRET, 0.8, REDACT", "SECRET, 0.79, ALLOW", "PERSONAL_DATA, 1, ALLOW", "LEAKAGE, 0.1, BLOCK",
			"MALFORMED, 0, BLOCK", "UNINSPECTED, 0, BLOCK", "CONSUMPTION, 0, BLOCK", "INCOMPLETE, 0.5, THROTTLE",
			"FAILURE, 0.5, BLOCK", "PROMPT_INJECTION, 1, ALLOW", "HIDDEN_TEXT, 1, ALLOW" })
	void whenNothingIsConfiguredThenCategoriesHaveTheirDefaults(ThreatCategory category, double score,
			Verdict expected) {
		for (Direction direction : Direction.values()) {
			assertThat(strictest(BuiltInPolicySettings.DEFAULT,
					PolicyContexts.context().direction(direction).found(category, score)))
				.as(direction.name())
				.isEqualTo(expected);
		}
	}

	@Test
	void whenCategoryIsConfiguredThenOnlyThatDirectionChanges() {
		BuiltInPolicySettings settings = with(Map.of(ThreatCategory.SECRET, Verdict.BLOCK),
				Map.of(ThreatCategory.PERSONAL_DATA, Verdict.REDACT));
		assertThat(strictest(settings, PolicyContexts.context().found(ThreatCategory.SECRET, 0.9)))
			.isEqualTo(Verdict.BLOCK);
		assertThat(strictest(settings,
				PolicyContexts.context().direction(Direction.TOOL_RESULT).found(ThreatCategory.SECRET, 0.9)))
			.isEqualTo(Verdict.BLOCK);
		assertThat(strictest(settings,
				PolicyContexts.context().direction(Direction.OUTPUT).found(ThreatCategory.SECRET, 0.9)))
			.isEqualTo(Verdict.REDACT);
		assertThat(strictest(settings, PolicyContexts.context().found(ThreatCategory.PERSONAL_DATA, 0.9)))
			.isEqualTo(Verdict.ALLOW);
		assertThat(strictest(settings,
				PolicyContexts.context().direction(Direction.TOOL_CALL).found(ThreatCategory.PERSONAL_DATA, 0.9)))
			.isEqualTo(Verdict.REDACT);
	}

	@Test
	void whenAttackIsFoundInAnAnswerThenOnlyWhatIsRememberedCounts() {
		BuiltInPolicySettings settings = BuiltInPolicySettings.DEFAULT;
		assertThat(strictest(settings,
				PolicyContexts.context().direction(Direction.OUTPUT).found(ThreatCategory.PROMPT_INJECTION, 1).risk(1)))
			.isEqualTo(Verdict.ALLOW);
		for (Direction direction : List.of(Direction.INPUT, Direction.TOOL_CALL, Direction.TOOL_RESULT)) {
			assertThat(strictest(settings,
					PolicyContexts.context().direction(direction).found(ThreatCategory.PROMPT_INJECTION, 1).risk(1)))
				.isEqualTo(Verdict.BLOCK);
		}
		assertThat(strictest(settings,
				PolicyContexts.context().direction(Direction.OUTPUT).bands(RiskBand.HIGH, null).risk(0.7)))
			.isEqualTo(Verdict.BLOCK);
		assertThat(strictest(settings,
				PolicyContexts.context().direction(Direction.OUTPUT).bands(RiskBand.LOW, RiskBand.HIGH).risk(0.7)))
			.isEqualTo(Verdict.BLOCK);
	}

	@Test
	void whenVerdictIsAllowThenThereIsNoPolicy() {
		BuiltInPolicySettings settings = new BuiltInPolicySettings(0.7, Verdict.ALLOW, 0.8,
				Map.of(ThreatCategory.INCOMPLETE, Verdict.ALLOW), Map.of(), Duration.ofSeconds(1));
		assertThat(BuiltInPolicies.of(settings)).extracting(Policy::id)
			.doesNotContain("default-high-risk", "default-incomplete-input")
			.contains("default-incomplete-output");
	}

	@Test
	void whenThrottlingThenTheCallerIsToldWhenToComeBack() {
		BuiltInPolicySettings settings = new BuiltInPolicySettings(0.7, Verdict.BLOCK, 0.8, Map.of(), Map.of(),
				Duration.ofSeconds(7));
		assertThat(BuiltInPolicies.of(settings)).filteredOn((policy) -> policy.id().startsWith("default-incomplete"))
			.hasSize(2)
			.allMatch((policy) -> policy.obligations().equals(new Obligations(Duration.ofSeconds(7), List.of(), null)));
	}

	@Test
	void whenCreatedThenNamesAreUniqueAndSayThatTheyAreBuiltIn() {
		PolicySet set = new PolicySet("1", BuiltInPolicies.of(BuiltInPolicySettings.DEFAULT), List.of());
		assertThat(set.policies()).allMatch((policy) -> policy.id().startsWith(BuiltInPolicies.PREFIX))
			.allMatch((policy) -> !policy.description().isEmpty())
			.allMatch((policy) -> policy.mode() == EnforcementMode.ENFORCE && !policy.appliesToNamedOnly());
		assertThat(set.contains("default-secret-input")).isTrue();
		assertThat(set.contains("default-jailbreak-input")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -0.1, 1.1, Double.NaN })
	void whenRiskThresholdIsOutOfRangeThenRefuses(double blockAt) {
		assertThatIllegalArgumentException().isThrownBy(
				() -> new BuiltInPolicySettings(blockAt, Verdict.BLOCK, 0.8, Map.of(), Map.of(), Duration.ofSeconds(1)))
			.withMessageContaining("above 0 and at most 1 but is " + blockAt);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN })
	void whenScoreThresholdIsOutOfRangeThenRefuses(double sureAt) {
		assertThatIllegalArgumentException().isThrownBy(
				() -> new BuiltInPolicySettings(0.7, Verdict.BLOCK, sureAt, Map.of(), Map.of(), Duration.ofSeconds(1)))
			.withMessageContaining("between 0 and 1 but is " + sureAt);
	}

	@Test
	void whenThreatIsNotGoneWithItsSpanThenRefusesToRedactIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> with(Map.of(ThreatCategory.MALFORMED, Verdict.REDACT), Map.of()))
			.withMessageContaining("Findings of MALFORMED cannot be redacted");
		assertThatIllegalArgumentException().isThrownBy(
				() -> new BuiltInPolicySettings(0.7, Verdict.REDACT, 0.8, Map.of(), Map.of(), Duration.ofSeconds(1)))
			.withMessageContaining("high risk cannot be redacted");
	}

	@Test
	void whenRetryAfterIsNotPositiveThenRefuses() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BuiltInPolicySettings(0.7, Verdict.BLOCK, 0.8, Map.of(), Map.of(), Duration.ZERO))
			.withMessageContaining("must be positive but is PT0S");
	}

}
