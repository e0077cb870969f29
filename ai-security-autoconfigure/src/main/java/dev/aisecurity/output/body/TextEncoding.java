package dev.aisecurity.output.body;

/**
 * Writes one text so that a reader of a format takes it for text. What it writes depends
 * on the text alone, not on where it was cut. Used by one thread at a time.
 */
interface TextEncoding {

	/** Writes the text as it is. */
	TextEncoding NONE = (text, out) -> out.append(text);

	/**
	 * Writes the next part of the text.
	 * @param text any part
	 * @param out where to append
	 */
	void write(CharSequence text, StringBuilder out);

	/**
	 * Ends the text.
	 * @param out where to append the rest
	 */
	default void end(StringBuilder out) {
	}

}
