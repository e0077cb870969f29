package dev.aisecurity.output.body;

/**
 * Escapes of JSON strings. Besides what JSON demands, everything that opens something
 * elsewhere is written as a numeric escape, which every reader of JSON undoes: angle
 * brackets, ampersands and apostrophes, so that a document can stand in a page or be
 * mistaken for one; the line separators that older scripts take for line ends; what is no
 * character by itself. A slash stays: with no angle bracket before it, it closes nothing.
 */
final class JsonEscapes {

	private static final String HEX = "0123456789ABCDEF";

	private JsonEscapes() {
	}

	/**
	 * Writes text into a string.
	 * @param text a text, complete or not
	 * @param out where to append
	 */
	static void write(CharSequence text, StringBuilder out) {
		int length = text.length();
		int plain = 0;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (isPlain(c)) {
				continue;
			}
			if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
				i++;
				continue;
			}
			out.append(text, plain, i);
			plain = i + 1;
			escape(c, out);
		}
		out.append(text, plain, length);
	}

	/**
	 * Writes text that stands where JSON was expected: nothing in it can open a page, but
	 * what escapes it had stay escapes.
	 * @param text a text, complete or not
	 * @param out where to append
	 */
	static void writeUnquoted(CharSequence text, StringBuilder out) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '<', '>', '&', '\'', '\u2028', '\u2029', 0 -> unicode(c, out);
				default -> out.append(c);
			}
		}
	}

	private static boolean isPlain(char c) {
		if (c < 0x80) {
			return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' && c != '\'' && c != 0x7F;
		}
		return c != '\u2028' && c != '\u2029' && !Character.isSurrogate(c) && c > 0x9F && c != '\uFEFF' && c < '\uFFFE';
	}

	private static void escape(char c, StringBuilder out) {
		switch (c) {
			case '"' -> out.append("\\\"");
			case '\\' -> out.append("\\\\");
			case '\n' -> out.append("\\n");
			case '\r' -> out.append("\\r");
			case '\t' -> out.append("\\t");
			case '\b' -> out.append("\\b");
			case '\f' -> out.append("\\f");
			default -> unicode(c, out);
		}
	}

	private static void unicode(char c, StringBuilder out) {
		out.append("\\u")
			.append(HEX.charAt(c >> 12))
			.append(HEX.charAt((c >> 8) & 15))
			.append(HEX.charAt((c >> 4) & 15))
			.append(HEX.charAt(c & 15));
	}

}
