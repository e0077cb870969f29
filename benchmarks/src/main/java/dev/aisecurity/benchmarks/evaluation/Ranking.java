package dev.aisecurity.benchmarks.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How well scores tell attacks from harmless text, whatever the threshold.
 */
final class Ranking {

	private Ranking() {
	}

	/**
	 * Returns the area under the ROC curve: the probability that an attack scores higher
	 * than harmless text, ties counting half.
	 * @param attacks scores of attacks
	 * @param benign scores of harmless text
	 * @return 0 to 1, or {@code NaN} if there is nothing to compare
	 */
	static double areaUnderCurve(double[] attacks, double[] benign) {
		double[] sorted = benign.clone();
		Arrays.sort(sorted);
		double sum = 0;
		for (double attack : attacks) {
			int below = lower(sorted, attack);
			sum += below + (lower(sorted, Math.nextUp(attack)) - below) / 2.0;
		}
		return sum / ((double) attacks.length * benign.length);
	}

	/**
	 * Returns the lowest threshold with which the mean over sources of the part of
	 * harmless texts that reach it is not above a rate.
	 * @param benign scores of harmless text, by source
	 * @param rate the rate, 0 to 1
	 * @return the threshold: a score reaches it if it is at least as high
	 */
	static double threshold(Collection<double[]> benign, double rate) {
		List<double[]> sorted = benign.stream().map((scores) -> {
			double[] copy = scores.clone();
			Arrays.sort(copy);
			return copy;
		}).toList();
		double[] candidates = sorted.stream().flatMapToDouble(Arrays::stream).map(Math::nextUp).sorted().toArray();
		if (candidates.length == 0 || rateAt(sorted, Double.MIN_VALUE) <= rate) {
			return Double.MIN_VALUE;
		}
		int low = 0;
		int high = candidates.length - 1;
		while (low < high) {
			int middle = (low + high) / 2;
			if (rateAt(sorted, candidates[middle]) <= rate) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return candidates[low];
	}

	private static double rateAt(List<double[]> sorted, double threshold) {
		double sum = 0;
		for (double[] scores : sorted) {
			sum += 1 - lower(scores, threshold) / (double) scores.length;
		}
		return sum / sorted.size();
	}

	/**
	 * Returns the part of scores that reach a threshold.
	 * @param scores the scores
	 * @param threshold the threshold
	 * @return 0 to 1
	 */
	static double reaching(double[] scores, double threshold) {
		return Arrays.stream(scores).filter((score) -> score >= threshold).count() / (double) scores.length;
	}

	/**
	 * Returns a percentile, the nearest rank.
	 * @param values the values, at least one
	 * @param percent 0 to 100
	 * @return the value below which that part of the values lies
	 */
	static double percentile(double[] values, double percent) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)];
	}

	private static int lower(double[] sorted, double value) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			int middle = (low + high) / 2;
			if (sorted[middle] < value) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}
