package dev.aisecurity.output.body;

/**
 * A body that is one text.
 */
final class TextRewriter implements BodyRewriter {

	private final TextPipe text;

	TextRewriter(TextPipe text) {
		this.text = text;
	}

	@Override
	public void write(CharSequence chunk, StringBuilder out) {
		this.text.write(chunk, out);
	}

	@Override
	public void end(StringBuilder out) {
		this.text.end(out);
	}

	@Override
	public void abort(String problem, StringBuilder out) {
	}

}
