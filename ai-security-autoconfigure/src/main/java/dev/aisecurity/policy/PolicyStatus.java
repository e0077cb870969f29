package dev.aisecurity.policy;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the policies in force came to be, and whether the latest attempt to replace them
 * was refused.
 *
 * @param version version of the policies in force
 * @param loaded when they came into force
 * @param source name of the policy file, or {@code null} if there is none
 * @param problem why the file as it is now was refused, or {@code null} if it was not
 * @param problemSince when it was refused, or {@code null}
 */
public record PolicyStatus(String version, Instant loaded, @Nullable String source,
		@Nullable InvalidPolicyException problem, @Nullable Instant problemSince) {

	/**
	 * Returns whether the policies in force are those of the file.
	 * @return whether there is no problem
	 */
	public boolean isValid() {
		return this.problem == null;
	}

}
