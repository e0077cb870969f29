package dev.aisecurity.decision;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link NoisyOrRiskAggregator}.
 */
class NoisyOrRiskAggregatorTests {

	private final NoisyOrRiskAggregator aggregator = new NoisyOrRiskAggregator(Map.of("half", 0.5));

	private static Finding finding(String detector, ThreatCategory category, double score) {
		return new Finding(detector, "rule", category, RiskScore.of(score), 1, null, "Found", Set.of());
	}

	private double risk(SessionState session, Finding... findings) {
		return this.aggregator.aggregate(List.of(findings), session).value();
	}

	@Test
	void whenNothingIsFoundThenRiskIsNone() {
		assertThat(this.aggregator.aggregate(List.of(), SessionState.UNKNOWN)).isEqualTo(RiskScore.NONE);
	}

	@Test
	void whenDetectorsReadTheSameWordsThenTheSurestCounts() {
		assertThat(risk(SessionState.UNKNOWN, finding("a", ThreatCategory.JAILBREAK, 0.5),
				finding("b", ThreatCategory.PROMPT_INJECTION, 0.6), finding("c", ThreatCategory.TOOL_ABUSE, 0.4)))
			.isEqualTo(0.6);
	}

	@Test
	void whenKindsOfEvidenceAgreeThenRiskIsNoisyOr() {
		assertThat(risk(SessionState.UNKNOWN, finding("a", ThreatCategory.PROMPT_INJECTION, 0.5),
				finding("b", ThreatCategory.OBFUSCATION, 0.6)))
			.isCloseTo(0.8, within(1e-9));
		assertThat(risk(SessionState.UNKNOWN, finding("a", ThreatCategory.HIDDEN_TEXT, 0.5),
				finding("a", ThreatCategory.OBFUSCATION, 0.4), finding("b", ThreatCategory.ANOMALY, 0.5)))
			.isCloseTo(0.75, within(1e-9));
	}

	@Test
	void whenDetectorHasAWeightThenItsScoreIsReduced() {
		assertThat(risk(SessionState.UNKNOWN, finding("half", ThreatCategory.JAILBREAK, 0.8))).isEqualTo(0.4);
	}

	@Test
	void whenFindingIsNoSignOfAnAttackThenItDoesNotCount() {
		assertThat(risk(SessionState.UNKNOWN, finding("a", ThreatCategory.SECRET, 1),
				finding("a", ThreatCategory.FAILURE, 1)))
			.isZero();
	}

	@Test
	void whenBandsAreKnownThenTheyJoinByMaximum() {
		Finding found = finding("a", ThreatCategory.JAILBREAK, 0.5);
		assertThat(risk(new SessionState(RiskBand.MEDIUM, null), found)).isEqualTo(0.5);
		assertThat(risk(new SessionState(RiskBand.MEDIUM, RiskBand.HIGH), found)).isEqualTo(0.7);
		assertThat(risk(new SessionState(RiskBand.HIGH, RiskBand.LOW))).isEqualTo(0.7);
		assertThat(risk(new SessionState(RiskBand.LOW, RiskBand.LOW), found)).isEqualTo(0.5);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN })
	void whenWeightIsOutOfRangeThenRefuses(double weight) {
		assertThatIllegalArgumentException().isThrownBy(() -> new NoisyOrRiskAggregator(Map.of("a", weight)))
			.withMessage("Weight of detector 'a' must be between 0 and 1");
	}

}
