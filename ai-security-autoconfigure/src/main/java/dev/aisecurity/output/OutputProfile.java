package dev.aisecurity.output;

/**
 * How the answers of an endpoint are handled.
 *
 * @param mode how answers are inspected that arrive piece by piece
 */
public record OutputProfile(StreamMode mode) {

	/** What holds where nothing else is said. */
	public static final OutputProfile DEFAULT = new OutputProfile(StreamMode.STREAM_HOLD);

}
