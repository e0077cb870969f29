package dev.aisecurity.baseline;

import java.time.Duration;

/**
 * When a deviation is an alarm, and how long nothing is learned after one.
 *
 * @param shift the shift, in standard deviations, of which half is forgiven for each
 * event: reference value {@code k} of the CUSUM charts
 * @param threshold decision interval {@code h} of the CUSUM charts
 * @param point sum of the three largest deviations, each at most 8, at which a single
 * event is an alarm
 * @param gap distance between what is learned fast and what is learned slowly, in
 * standard deviations, that is an alarm: a baseline that is being moved
 * @param signs decision interval of the Bernoulli CUSUM charts, for signs that are shown
 * by one event in a hundred; adapted to other rates
 * @param freeze how long nothing is learned after an alarm
 */
public record BaselineSettings(double shift, double threshold, double point, double gap, double signs,
		Duration freeze) {

	/** As evaluated. */
	public static final BaselineSettings DEFAULT = new BaselineSettings(1, 10.5, 17, 0.85, 6.5, Duration.ofHours(1));

	public BaselineSettings {
		if (!(shift > 0 && threshold > 0 && point > 0 && gap > 0 && signs > 0) || freeze.isNegative()) {
			throw new IllegalArgumentException("Settings of the baseline must be positive");
		}
	}

}
