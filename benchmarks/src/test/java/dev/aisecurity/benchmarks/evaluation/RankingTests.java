package dev.aisecurity.benchmarks.evaluation;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link Ranking}.
 */
class RankingTests {

	@Test
	void whenAllAttacksScoreHigherThenAreaIsOne() {
		assertThat(Ranking.areaUnderCurve(new double[] { 0.8, 0.9 }, new double[] { 0.1, 0.7 })).isEqualTo(1);
	}

	@Test
	void whenScoresAreEqualThenTheyCountHalf() {
		assertThat(Ranking.areaUnderCurve(new double[] { 0.5, 0.5 }, new double[] { 0.5, 0.1 })).isEqualTo(0.75);
		assertThat(Ranking.areaUnderCurve(new double[] { 0, 0 }, new double[] { 0 })).isEqualTo(0.5);
	}

	@Test
	void whenRateIsGivenThenThresholdIsTheLowestThatKeepsTheMeanOfSources() {
		List<double[]> benign = List.of(new double[] { 0.1, 0.2, 0.3, 0.4 }, new double[] { 0.1, 0.1 });
		double threshold = Ranking.threshold(benign, 0.125);
		assertThat(Ranking.reaching(benign.get(0), threshold)).isEqualTo(0.25);
		assertThat(threshold).isGreaterThan(0.3).isLessThan(0.4);
		assertThat(Ranking.reaching(benign.get(0), Ranking.threshold(benign, 0))).isZero();
	}

	@Test
	void whenNothingScoresThenThresholdIsAboveZero() {
		assertThat(Ranking.threshold(List.of(new double[] { 0, 0 }), 0.01)).isPositive();
	}

	@Test
	void whenPercentileIsAskedThenItIsTheNearestRank() {
		double[] values = { 5, 1, 2, 3, 4 };
		assertThat(Ranking.percentile(values, 50)).isEqualTo(3);
		assertThat(Ranking.percentile(values, 99)).isEqualTo(5);
		assertThat(Ranking.percentile(values, 0)).isCloseTo(1, within(0.0));
	}

}
