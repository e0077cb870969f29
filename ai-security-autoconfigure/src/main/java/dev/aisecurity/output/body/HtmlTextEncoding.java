package dev.aisecurity.output.body;

import java.util.function.UnaryOperator;

/**
 * Writes a text through an encoder that looks at one character at a time, so that the
 * parts of a text are written as its whole would be.
 */
final class HtmlTextEncoding implements TextEncoding {

	private final UnaryOperator<String> encoder;

	private final TextEncoding next;

	/** The first half of a pair whose second half is still to come. */
	private String rest = "";

	/**
	 * Creates an encoding.
	 * @param encoder encodes a text without halves of characters at its ends
	 * @param next writes what is encoded
	 */
	HtmlTextEncoding(UnaryOperator<String> encoder, TextEncoding next) {
		this.encoder = encoder;
		this.next = next;
	}

	@Override
	public void write(CharSequence text, StringBuilder out) {
		String all = this.rest + text;
		int end = all.length();
		if (end > 0 && Character.isHighSurrogate(all.charAt(end - 1))) {
			end--;
		}
		this.rest = all.substring(end);
		this.next.write(this.encoder.apply(all.substring(0, end)), out);
	}

	@Override
	public void end(StringBuilder out) {
		this.next.write(this.encoder.apply(this.rest), out);
		this.rest = "";
		this.next.end(out);
	}

}
