package dev.aisecurity.output.body;

/**
 * Writes a text into a JSON string.
 */
final class JsonTextEncoding implements TextEncoding {

	/** The first half of a pair whose second half is still to come. */
	private char high;

	@Override
	public void write(CharSequence text, StringBuilder out) {
		CharSequence all = text;
		if (this.high != 0) {
			all = this.high + text.toString();
			this.high = 0;
		}
		int length = all.length();
		if (length > 0 && Character.isHighSurrogate(all.charAt(length - 1))) {
			this.high = all.charAt(length - 1);
			all = all.subSequence(0, length - 1);
		}
		JsonEscapes.write(all, out);
	}

	@Override
	public void end(StringBuilder out) {
		if (this.high != 0) {
			JsonEscapes.write(String.valueOf(this.high), out);
			this.high = 0;
		}
	}

}
