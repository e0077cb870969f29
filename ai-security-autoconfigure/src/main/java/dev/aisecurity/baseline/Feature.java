package dev.aisecurity.baseline;

/**
 * A number that is measured of every event, transformed so that ordinary values are
 * spread evenly around their mean. The order is that of the stored record: new features
 * go to the end and need a new version of it.
 */
public enum Feature {

	/** Estimated tokens of the prompt, {@code ln(1 + n)}. */
	INPUT_TOKENS(4.5f, 1.5f),

	/** Estimated or reported tokens of the answer, {@code ln(1 + n)}. */
	OUTPUT_TOKENS(5f, 1.5f),

	/** {@code ln((1 + output) / (1 + input))}. */
	OUTPUT_RATIO(0.5f, 2f),

	/** Seconds since the event before, {@code ln}, at least a millisecond. */
	INTERVAL(3.5f, 3f),

	/** Bits per character of the prompt: entropy of its characters, order 0. */
	ENTROPY(4.2f, 0.7f),

	/**
	 * Share of letters outside the script that the identity mostly uses,
	 * {@code asin(sqrt(share))}.
	 */
	FOREIGN_SCRIPT(0.1f, 0.4f),

	/** Tool calls, {@code ln(1 + n)}. */
	TOOL_CALLS(0.5f, 0.7f),

	/** Retrieved characters in the context, {@code ln(1 + n)}. */
	RETRIEVED(3f, 3f),

	/** Distance of the words from those of earlier prompts, 0 to 2. */
	TOPIC_DISTANCE(0.7f, 0.25f),

	/** Turns of the conversation so far, {@code ln(1 + n)}. */
	TURNS(1.5f, 1f);

	private static final Feature[] ALL = values();

	private final float mean;

	private final float scale;

	Feature(float mean, float scale) {
		this.mean = mean;
		this.scale = scale;
	}

	static int count() {
		return ALL.length;
	}

	static Feature at(int index) {
		return ALL[index];
	}

	/**
	 * Returns the mean that is assumed as long as nobody was seen.
	 * @return a transformed value
	 */
	float priorMean() {
		return this.mean;
	}

	/**
	 * Returns the spread that is assumed as long as nobody was seen, a wide one.
	 * @return a standard deviation of transformed values
	 */
	float priorScale() {
		return this.scale;
	}

}
