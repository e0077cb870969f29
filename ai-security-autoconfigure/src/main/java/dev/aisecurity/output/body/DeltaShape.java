package dev.aisecurity.output.body;

import org.jspecify.annotations.Nullable;

/**
 * Knows how one protocol cuts texts into the JSON frames of a stream: which strings of a
 * frame continue which text, and when a text ends. Many may be declared as beans; the
 * first that supports a frame reads it, before those that are built in. Where none
 * supports a frame, the strings at one path are taken for one text that goes on from
 * frame to frame, which is safe for every protocol but holds frames longer. Called once
 * per frame on the thread that writes it; must be thread-safe. What it throws ends the
 * answer.
 */
public interface DeltaShape {

	/**
	 * Returns whether a frame belongs to this protocol. Once one frame of a stream did, a
	 * frame that no shape supports is refused.
	 * @param frame the frame
	 * @return whether this shape knows what its strings are
	 */
	boolean supports(JsonFrame frame);

	/**
	 * Names the text that a string of a frame continues.
	 * @param frame a frame that is supported
	 * @param path where the string stands
	 * @return any name, the same for all parts of one text; {@code null} if the string is
	 * complete by itself
	 */
	@Nullable String channel(JsonFrame frame, String path);

	/**
	 * Returns whether a text ends with a frame, so that nothing of it needs to be held
	 * any longer.
	 * @param frame a frame that is supported
	 * @param channel the name of a text that has not ended yet
	 * @return whether no later frame continues it
	 */
	default boolean ends(JsonFrame frame, String channel) {
		return false;
	}

}
