package dev.aisecurity.output.body;

import java.util.function.UnaryOperator;

import dev.aisecurity.output.StreamGuard;

/**
 * The way of one text through its guard to its place in a body.
 */
final class TextPipe {

	private final StreamGuard guard;

	private final UnaryOperator<String> filter;

	private final TextEncoding encoding;

	/**
	 * Creates a way for one text.
	 * @param guard the guard of the text
	 * @param filter removes characters before the guard reads the text
	 * @param encoding how what leaves is written
	 */
	TextPipe(StreamGuard guard, UnaryOperator<String> filter, TextEncoding encoding) {
		this.guard = guard;
		this.filter = filter;
		this.encoding = encoding;
	}

	void write(CharSequence text, StringBuilder out) {
		if (!text.isEmpty()) {
			this.guard.append(this.filter.apply(text.toString()));
			leave(out);
		}
	}

	void end(StringBuilder out) {
		this.guard.finish();
		leave(out);
		this.encoding.end(out);
	}

	private void leave(StringBuilder out) {
		String text = this.guard.take();
		if (!text.isEmpty()) {
			this.encoding.write(text, out);
		}
	}

}
