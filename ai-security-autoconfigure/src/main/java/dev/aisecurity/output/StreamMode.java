package dev.aisecurity.output;

/**
 * How an answer is inspected that arrives piece by piece.
 */
public enum StreamMode {

	/**
	 * Everything leaves at once but the shortest end that could still become part of a
	 * match.
	 */
	STREAM_HOLD,

	/** Nothing leaves before all of it was inspected. */
	BUFFER_THEN_RELEASE,

	/**
	 * Everything leaves at once; what is found is recorded, nothing is changed. Requests
	 * are redacted by placeholders then, never by tokens that the answer would have to be
	 * rid of.
	 */
	OBSERVE

}
