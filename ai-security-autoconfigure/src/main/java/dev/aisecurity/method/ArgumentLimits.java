package dev.aisecurity.method;

/**
 * How much of the arguments of one call is looked at. Reaching a limit is a finding.
 *
 * @param depth how deep values may be nested, at least 1
 * @param leaves how many texts and containers are looked at, at least 1
 * @param characters how many characters are looked at, at least 1
 */
public record ArgumentLimits(int depth, int leaves, int characters) {

	/** What is enough for a conversation of a few hundred pages. */
	public static final ArgumentLimits DEFAULT = new ArgumentLimits(64, 10_000, 1_048_576);

	/** Deeper recursion would endanger the stack. */
	private static final int MAX_DEPTH = 500;

	public ArgumentLimits {
		if (depth < 1 || depth > MAX_DEPTH) {
			throw new IllegalArgumentException("Depth must be 1 to " + MAX_DEPTH + " but is " + depth);
		}
		if (leaves < 1 || characters < 1) {
			throw new IllegalArgumentException(
					"Leaves and characters must be at least 1 but are " + leaves + " and " + characters);
		}
	}

}
