package dev.aisecurity.output.body;

/**
 * Rewrites the body of one response while it is written, in chunks of any size: finds its
 * texts, passes each through a guard, and writes them so that a reader of the format
 * takes them for text. What it writes depends on the body alone, not on where it was cut.
 * Used by one thread at a time.
 */
public interface BodyRewriter {

	/**
	 * Reads the next chunk.
	 * @param chunk any part of the body
	 * @param out where to append what may leave
	 * @throws RuntimeException if the answer must not go on
	 */
	void write(CharSequence chunk, StringBuilder out);

	/**
	 * Ends the body.
	 * @param out where to append the rest
	 * @throws RuntimeException if the answer must not go on
	 */
	void end(StringBuilder out);

	/**
	 * Breaks a body off that has left in part: what is held is dropped, and the reader is
	 * told as far as the format has a way to.
	 * @param problem problem details as a JSON object in one line
	 * @param out where to append what is told
	 */
	void abort(String problem, StringBuilder out);

}
