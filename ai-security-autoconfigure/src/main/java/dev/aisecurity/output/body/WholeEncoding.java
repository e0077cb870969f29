package dev.aisecurity.output.body;

import java.util.function.UnaryOperator;

/**
 * Writes a text that is only understood as a whole, once it is there.
 */
final class WholeEncoding implements TextEncoding {

	private final UnaryOperator<String> encoder;

	private final TextEncoding next;

	private final int limit;

	private final StringBuilder whole = new StringBuilder();

	WholeEncoding(UnaryOperator<String> encoder, TextEncoding next, int limit) {
		this.encoder = encoder;
		this.next = next;
		this.limit = limit;
	}

	@Override
	public void write(CharSequence text, StringBuilder out) {
		if (this.whole.length() + text.length() > this.limit) {
			throw new UnreadableBodyException("The answer is longer than HTML may be");
		}
		this.whole.append(text);
	}

	@Override
	public void end(StringBuilder out) {
		this.next.write(this.encoder.apply(this.whole.toString()), out);
		this.next.end(out);
	}

}
