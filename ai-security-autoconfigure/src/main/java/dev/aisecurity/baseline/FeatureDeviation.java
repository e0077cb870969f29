package dev.aisecurity.baseline;

/**
 * How far one number is from its baseline.
 *
 * @param name the feature or sign, in lower case with hyphens
 * @param value what was measured last, transformed
 * @param expected the baseline, transformed
 * @param deviations by how many standard deviations the value differs, signed
 * @param window over which time it stands out
 */
public record FeatureDeviation(String name, double value, double expected, double deviations, Window window) {

	/**
	 * Over which time something stands out.
	 */
	public enum Window {

		/** This event alone. */
		EVENT,

		/** The last events together. */
		RECENT,

		/** The last weeks against the time before. */
		LONG

	}

}
