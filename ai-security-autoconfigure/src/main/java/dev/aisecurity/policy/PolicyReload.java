package dev.aisecurity.policy;

import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt to load policies again.
 *
 * @param outcome what happened
 * @param version version of the policies in force afterwards
 * @param problem why they were refused, or {@code null} if they were not
 */
public record PolicyReload(Outcome outcome, String version, @Nullable InvalidPolicyException problem) {

	/**
	 * What can come of a reload.
	 */
	public enum Outcome {

		/** New policies are in force. */
		LOADED,

		/** The policies say the same as before. */
		UNCHANGED,

		/** The policies are not valid; those before stay in force. */
		REFUSED

	}

}
