package dev.aisecurity.web.extract;

/**
 * How much of a request is read for inspection. What goes beyond is refused.
 *
 * @param maxBytes bytes of a body, or of all parts together that are inspected
 * @param maxCharacters UTF-16 code units of all texts of a body, or of all parameters
 * @param maxLeaves strings in a JSON body
 * @param maxDepth nesting of a JSON body, at most 1000
 * @param maxTokens tokens of a JSON body
 * @param maxParts parts of a multipart body
 * @param maxParameters values of query and form parameters
 */
public record RequestLimits(int maxBytes, int maxCharacters, int maxLeaves, int maxDepth, int maxTokens, int maxParts,
		int maxParameters) {

	/**
	 * The limits where nothing else is configured: 1 MiB, 262144 characters, 2000 leaves,
	 * depth 64, 20000 tokens, 50 parts, 1000 parameters.
	 */
	public static final RequestLimits DEFAULT = new RequestLimits(1024 * 1024, 262_144, 2000, 64, 20_000, 50, 1000);

	/* Documents are walked by recursion */
	private static final int MAX_DEPTH = 1000;

	public RequestLimits {
		requirePositive("max-bytes", maxBytes);
		requirePositive("max-characters", maxCharacters);
		requirePositive("max-leaves", maxLeaves);
		requirePositive("max-depth", maxDepth);
		requirePositive("max-tokens", maxTokens);
		requirePositive("max-parts", maxParts);
		requirePositive("max-parameters", maxParameters);
		requireAtMost("max-depth", MAX_DEPTH, maxDepth);
	}

	private static void requireAtMost(String name, int max, int value) {
		if (value > max) {
			throw new IllegalArgumentException("Limit " + name + " must be at most " + max + " but is " + value);
		}
	}

	private static void requirePositive(String name, int value) {
		if (value <= 0) {
			throw new IllegalArgumentException("Limit " + name + " must be positive but is " + value);
		}
	}

}
