package dev.aisecurity.output.body;

/**
 * Writes a text as one string within quotes that JSON and YAML both read.
 */
final class QuotedEncoding implements TextEncoding {

	private final JsonTextEncoding escapes = new JsonTextEncoding();

	private boolean open;

	@Override
	public void write(CharSequence text, StringBuilder out) {
		open(out);
		this.escapes.write(text, out);
	}

	@Override
	public void end(StringBuilder out) {
		open(out);
		this.escapes.end(out);
		out.append('"');
	}

	private void open(StringBuilder out) {
		if (!this.open) {
			this.open = true;
			out.append('"');
		}
	}

}
