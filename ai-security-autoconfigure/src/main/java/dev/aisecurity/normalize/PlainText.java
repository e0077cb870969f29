package dev.aisecurity.normalize;

import java.util.Locale;

/**
 * The canonical form of ASCII text without control characters: as long as the text.
 */
final class PlainText {

	private PlainText() {
	}

	// Returns the canonical form.
	static String fold(String text, int profile) {
		if ((profile & TextProfile.BLANK) == 0) {
			return ((profile & TextProfile.UPPER) == 0) ? text : text.toLowerCase(Locale.ROOT);
		}
		char[] chars = text.toCharArray();
		for (int i = 0; i < chars.length; i++) {
			chars[i] = fold(text, i, chars[i]);
		}
		return new String(chars);
	}

	// Returns the canonical form of one character.
	static char fold(String text, int index, char c) {
		if (c >= ' ') {
			return (c >= 'A' && c <= 'Z') ? (char) (c + 32) : c;
		}
		boolean lineFeedFollows = c == '\r' && index + 1 < text.length() && text.charAt(index + 1) == '\n';
		return (c == '\t' || lineFeedFollows) ? ' ' : '\n';
	}

}
