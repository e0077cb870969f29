package dev.aisecurity.baseline;

/**
 * Bernoulli CUSUM: accumulates the log-likelihood ratio of ten times the usual odds
 * against the usual odds (Reynolds and Stoumbos, 1999).
 */
final class SignChart {

	private static final float LEAST = 0.01f;

	private static final float MOST = 0.5f;

	private static final double ODDS = 10;

	/** Divergence at the least rate. */
	private static final double REFERENCE = divergence(LEAST);

	private SignChart() {
	}

	/**
	 * Returns the rate that is assumed as long as nothing was seen.
	 * @param sign the sign
	 * @return 0 to 1
	 */
	static float prior(Sign sign) {
		return switch (sign) {
			case FINDING, REFUSED, ERROR -> LEAST;
			case TOOL_USE, NEW_ENTITY -> 0.2f;
		};
	}

	/**
	 * Returns the next value of a chart.
	 * @param chart the value so far
	 * @param rate the usual rate
	 * @param shown whether the sign was shown
	 * @return 0 or more
	 */
	static float next(float chart, float rate, boolean shown) {
		double usual = usual(rate);
		double raised = raised(usual);
		double ratio = shown ? Math.log(raised / usual) : Math.log((1 - raised) / (1 - usual));
		return (float) Math.max(0, chart + ratio);
	}

	/**
	 * Returns how high the decision interval must be at a rate so that false alarms are
	 * as rare as at the least rate: the time between them is about
	 * {@code exp(h) / divergence}.
	 * @param interval the decision interval at the least rate
	 * @param rate the usual rate
	 * @return the decision interval at that rate
	 */
	static double interval(double interval, float rate) {
		return interval + Math.log(divergence(usual(rate)) / REFERENCE);
	}

	/**
	 * Returns by how much an ordinary event lowers a chart on average: the
	 * Kullback-Leibler divergence of the usual from the raised rate.
	 * @param usual the usual rate
	 * @return above 0
	 */
	private static double divergence(double usual) {
		double raised = raised(usual);
		return usual * Math.log(usual / raised) + (1 - usual) * Math.log((1 - usual) / (1 - raised));
	}

	private static double usual(float rate) {
		return Math.max(LEAST, Math.min(MOST, rate));
	}

	private static double raised(double usual) {
		double odds = ODDS * usual / (1 - usual);
		return odds / (1 + odds);
	}

}
