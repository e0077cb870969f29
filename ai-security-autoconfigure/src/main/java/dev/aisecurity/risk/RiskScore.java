package dev.aisecurity.risk;

import java.util.Locale;

/**
 * A calibrated probability that something is an attack.
 *
 * @param value 0 (no sign of one) to 1 (certain)
 */
public record RiskScore(double value) implements Comparable<RiskScore> {

	/** No sign of an attack. */
	public static final RiskScore NONE = new RiskScore(0);

	/** Certainly an attack. */
	public static final RiskScore CERTAIN = new RiskScore(1);

	public RiskScore {
		if (!(value >= 0 && value <= 1)) {
			throw new IllegalArgumentException("Risk score must be between 0 and 1 but is " + value);
		}
	}

	/**
	 * Returns a score.
	 * @param value 0 to 1
	 * @return the score
	 * @throws IllegalArgumentException if the value is out of range or not a number
	 */
	public static RiskScore of(double value) {
		return (value == 0) ? NONE : new RiskScore(value);
	}

	/**
	 * Returns the probability that at least one of two independent signs is right:
	 * {@code 1 - (1 - a)(1 - b)}, known as noisy-or.
	 * @param other the other score
	 * @return a score at least as high as both
	 */
	public RiskScore or(RiskScore other) {
		if (other.value == 0) {
			return this;
		}
		return (this.value == 0) ? other : new RiskScore(1 - (1 - this.value) * (1 - other.value));
	}

	/**
	 * Returns the higher of two scores.
	 * @param other the other score
	 * @return this or the other
	 */
	public RiskScore max(RiskScore other) {
		return (other.value > this.value) ? other : this;
	}

	/**
	 * Returns whether the score is at least a threshold.
	 * @param threshold the threshold, 0 to 1
	 * @return whether it is reached
	 */
	public boolean atLeast(double threshold) {
		return this.value >= threshold;
	}

	/**
	 * Returns the band that the score falls into.
	 * @return the band
	 */
	public RiskBand band() {
		return RiskBand.of(this.value);
	}

	@Override
	public int compareTo(RiskScore other) {
		return Double.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.3f", this.value);
	}

}
