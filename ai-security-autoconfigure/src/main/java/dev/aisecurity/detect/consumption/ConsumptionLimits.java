package dev.aisecurity.detect.consumption;

/**
 * How large an interaction may be. All limits are inclusive.
 *
 * @param maxCharacters most characters of all segments together, in UTF-16 code units
 * @param maxTokens most tokens of all segments together, as {@link TokenEstimate} counts
 * them
 * @param maxTurns most turns of a conversation
 * @param maxSegments most segments
 */
public record ConsumptionLimits(int maxCharacters, int maxTokens, int maxTurns, int maxSegments) {

	/** 256 Ki characters, 64 Ki tokens, 200 turns, 2000 segments. */
	public static final ConsumptionLimits DEFAULT = new ConsumptionLimits(262_144, 65_536, 200, 2_000);

	public ConsumptionLimits {
		positive("Maximum number of characters", maxCharacters);
		positive("Maximum number of tokens", maxTokens);
		positive("Maximum number of turns", maxTurns);
		positive("Maximum number of segments", maxSegments);
	}

	private static void positive(String name, int value) {
		if (value < 1) {
			throw new IllegalArgumentException(name + " must be positive but is " + value);
		}
	}

}
