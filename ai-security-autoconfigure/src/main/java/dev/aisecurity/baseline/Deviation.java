package dev.aisecurity.baseline;

import java.util.List;

import dev.aisecurity.risk.RiskScore;

/**
 * How far an event, with those before it, is from what is normal. It explains itself to
 * operators and policies, and is never shown to the end user, who could learn from it how
 * to stay below.
 *
 * @param score 0 (normal) to 1; 0.5 is where an alarm begins
 * @param alarm whether it is an alarm
 * @param maturity how much the baseline is worth: {@code n / (n + 50)} after {@code n}
 * events were learned
 * @param features what differs most, at most three, most first; empty if nothing does
 */
public record Deviation(double score, boolean alarm, double maturity, List<FeatureDeviation> features) {

	/** Nothing is known. */
	public static final Deviation NONE = new Deviation(0, false, 0, List.of());

	/** Where an alarm begins. */
	public static final double ALARM = 0.5;

	private static final int LEARNERS = 10;

	public Deviation {
		features = List.copyOf(features);
	}

	/**
	 * Returns the risk that the deviation stands for: its score times the maturity of the
	 * baseline.
	 * @return 0 without an alarm
	 */
	public RiskScore risk() {
		return this.alarm ? RiskScore.of(this.score * this.maturity) : RiskScore.NONE;
	}

	/**
	 * Returns whether too few events were learned for behaviour alone to refuse anything.
	 * @return whether there were fewer than ten
	 */
	public boolean isImmature() {
		return this.maturity < maturity(LEARNERS);
	}

	static double maturity(int learned) {
		return learned / (learned + 50.0);
	}

}
