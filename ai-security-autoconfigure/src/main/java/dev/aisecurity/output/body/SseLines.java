package dev.aisecurity.output.body;

/**
 * The lines that events are made of.
 */
final class SseLines {

	private static final int MAX_SENTINEL = 32;

	private SseLines() {
	}

	/**
	 * Writes text into a line of data; what follows a line end goes into a further line.
	 * @param text the text
	 * @param separator what stands between the colon and the data
	 * @param out where to append
	 */
	static void write(CharSequence text, String separator, StringBuilder out) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\n' || c == '\r') {
				out.append("\ndata:").append(separator);
				if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
					i++;
				}
			}
			else {
				out.append(c);
			}
		}
	}

	/**
	 * Returns a text without what could end the line or its meaning.
	 * @param text the text
	 * @return the text without control characters
	 */
	static String word(CharSequence text) {
		StringBuilder word = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x20 && (c < 0x7F || c > 0x9F) && c != '\u2028' && c != '\u2029') {
				word.append(c);
			}
		}
		return word.toString();
	}

	/**
	 * Returns whether a text is a number as {@code retry} takes one.
	 * @param text the text
	 * @return whether it is nothing but a few digits
	 */
	static boolean isNumber(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return false;
			}
		}
		return !text.isEmpty() && text.length() <= 9;
	}

	/**
	 * Returns whether data says that a stream has ended, such as {@code [DONE]}.
	 * @param data the data
	 * @return whether it is one upper-case word in brackets
	 */
	static boolean isSentinel(String data) {
		String text = data.strip();
		int last = text.length() - 1;
		if (last < 2 || last > MAX_SENTINEL || text.charAt(0) != '[' || text.charAt(last) != ']') {
			return false;
		}
		for (int i = 1; i < last; i++) {
			char c = text.charAt(i);
			if ((c < 'A' || c > 'Z') && c != '_') {
				return false;
			}
		}
		return true;
	}

}
