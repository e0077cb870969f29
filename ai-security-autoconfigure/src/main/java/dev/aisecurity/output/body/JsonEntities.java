package dev.aisecurity.output.body;

import org.owasp.encoder.Encode;

/**
 * Writes text into a JSON string for a client that puts it into a page as it is.
 */
final class JsonEntities {

	private JsonEntities() {
	}

	/**
	 * Writes a part of a text; half a character at either end is left to its other half.
	 * @param text the part
	 * @param out where to append
	 */
	static void write(CharSequence text, StringBuilder out) {
		int start = 0;
		int end = text.length();
		if (end > 0 && Character.isLowSurrogate(text.charAt(0))) {
			start++;
		}
		if (end > start && Character.isHighSurrogate(text.charAt(end - 1))) {
			end--;
		}
		JsonEscapes.write(text.subSequence(0, start), out);
		JsonEscapes.write(Encode.forHtml(text.subSequence(start, end).toString()), out);
		JsonEscapes.write(text.subSequence(end, text.length()), out);
	}

}
