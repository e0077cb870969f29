package dev.aisecurity.benchmarks.training;

/**
 * What a sum means: a logistic curve. The prior is chosen so that a given sum, the one at
 * which few enough harmless texts of unseen sources are left, has a given probability.
 *
 * @param slope how steep it is
 * @param offset logit at a sum of zero
 * @param prior part of attacks among the texts for which it is right
 */
record Curve(double slope, double offset, double prior) {

	private static final int POINTS = 40;

	private static final double STEP = 0.25;

	/**
	 * Fits a curve to the scores of texts that were not learned from. All attacks
	 * together count as much as all harmless texts, and each source of either as much as
	 * another.
	 * @param validation the scores
	 * @param threshold the sum whose probability is given
	 * @param probability that probability
	 * @return the curve
	 */
	static Curve fit(Validation validation, double threshold, double probability) {
		double a = 1;
		double b = 0;
		for (int i = 0; i < 100; i++) {
			double[] g = new double[5];
			accumulate(validation.attacks(), 1, a, b, g);
			accumulate(validation.benign(), 0, a, b, g);
			double determinant = g[2] * g[4] - g[3] * g[3] + 1e-12;
			a -= (g[4] * g[0] - g[3] * g[1]) / determinant;
			b -= (g[2] * g[1] - g[3] * g[0]) / determinant;
		}
		double offset = StrictMath.log(probability / (1 - probability)) - a * threshold;
		return new Curve(a, offset, 1 / (1 + StrictMath.exp(b - offset)));
	}

	private static void accumulate(Iterable<double[]> sources, int target, double a, double b, double[] g) {
		int count = 0;
		for (double[] source : sources) {
			count += (source.length > 0) ? 1 : 0;
		}
		for (double[] source : sources) {
			for (double sum : source) {
				double w = 1.0 / source.length / count;
				double p = 1 / (1 + StrictMath.exp(-(a * sum + b)));
				double v = w * Math.max(1e-9, p * (1 - p));
				g[0] += w * (p - target) * sum;
				g[1] += w * (p - target);
				g[2] += v * sum * sum;
				g[3] += v * sum;
				g[4] += v;
			}
		}
	}

	double probability(double sum) {
		return 1 / (1 + StrictMath.exp(-(this.slope * sum + this.offset)));
	}

	/**
	 * Returns the sums of the points that stand for the curve.
	 * @return ascending
	 */
	float[] sums() {
		float[] sums = new float[POINTS];
		for (int i = 0; i < POINTS; i++) {
			sums[i] = (float) ((logit(i) - this.offset) / this.slope);
		}
		return sums;
	}

	/**
	 * Returns the probabilities at the points.
	 * @return ascending
	 */
	float[] probabilities() {
		float[] probabilities = new float[POINTS];
		for (int i = 0; i < POINTS; i++) {
			probabilities[i] = (float) (1 / (1 + StrictMath.exp(-logit(i))));
		}
		return probabilities;
	}

	private static double logit(int point) {
		return (point - POINTS / 2) * STEP;
	}

}
