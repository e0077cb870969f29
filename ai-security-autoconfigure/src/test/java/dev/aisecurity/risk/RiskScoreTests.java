package dev.aisecurity.risk;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link RiskScore} and {@link RiskBand}.
 */
class RiskScoreTests {

	@ParameterizedTest
	@ValueSource(doubles = { -0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY })
	void whenOutOfRangeThenRefuses(double value) {
		assertThatIllegalArgumentException().isThrownBy(() -> RiskScore.of(value))
			.withMessage("Risk score must be between 0 and 1 but is " + value);
	}

	@ParameterizedTest
	@CsvSource({ "0, LOW", "0.2999, LOW", "0.3, MEDIUM", "0.6999, MEDIUM", "0.7, HIGH", "1, HIGH" })
	void whenScoreIsGivenThenBandHasItsLowerEnd(double value, RiskBand band) {
		assertThat(RiskScore.of(value).band()).isEqualTo(band);
	}

	@ParameterizedTest
	@EnumSource
	void whenBandStartsThenItsFloorIsInIt(RiskBand band) {
		assertThat(band.floor().band()).isEqualTo(band);
	}

	@Test
	void whenComparedThenHigherIsGreater() {
		assertThat(RiskScore.CERTAIN).isGreaterThan(RiskScore.of(0.5));
		assertThat(RiskScore.of(0.5).max(RiskScore.of(0.4))).isEqualTo(RiskScore.of(0.5));
		assertThat(RiskScore.of(0.5).atLeast(0.5)).isTrue();
		assertThat(RiskScore.of(0.5).atLeast(0.51)).isFalse();
		assertThat(RiskScore.of(0.5)).hasToString("0.500");
	}

	@Property
	void whenScoresAreJoinedThenResultIsAtLeastBothAndInRange(@ForAll @DoubleRange(max = 1) double a,
			@ForAll @DoubleRange(max = 1) double b) {
		RiskScore joined = RiskScore.of(a).or(RiskScore.of(b));
		assertThat(joined.value()).isBetween(Math.max(a, b) - 1e-12, 1.0);
		assertThat(joined.value()).isCloseTo(RiskScore.of(b).or(RiskScore.of(a)).value(), within(1e-12));
	}

	@Test
	void whenJoinedWithNoneThenNothingChanges() {
		assertThat(RiskScore.of(0.4).or(RiskScore.NONE)).isEqualTo(RiskScore.of(0.4));
		assertThat(RiskScore.NONE.or(RiskScore.of(0.4))).isEqualTo(RiskScore.of(0.4));
		assertThat(RiskScore.of(0.4).or(RiskScore.CERTAIN)).isEqualTo(RiskScore.CERTAIN);
	}

}
