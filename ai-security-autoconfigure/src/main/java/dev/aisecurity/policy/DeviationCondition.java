package dev.aisecurity.policy;

import dev.aisecurity.baseline.Deviation;

/**
 * Asks how far the behaviour is from what is normal.
 *
 * @param atLeast the lowest score that matches, 0 to 1; alarms begin at 0.5
 * @param maturity how much the baseline must be worth at least, 0 to below 1
 */
public record DeviationCondition(double atLeast, double maturity) {

	/**
	 * Returns whether a deviation matches.
	 * @param deviation the deviation
	 * @return whether it is what is asked for
	 */
	public boolean matches(Deviation deviation) {
		return deviation.score() >= this.atLeast && deviation.maturity() >= this.maturity;
	}

}
