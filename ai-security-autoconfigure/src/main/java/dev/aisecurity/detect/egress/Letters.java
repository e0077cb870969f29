package dev.aisecurity.detect.egress;

/**
 * Classes of characters, as URLs and the notations around them see them.
 */
final class Letters {

	private static final String BREAKS = "<>\"'`()[]!|*{},";

	private static final boolean[] BREAK = new boolean[128];

	static {
		for (char c = 0; c < 128; c++) {
			BREAK[c] = c <= ' ' || c == 127 || BREAKS.indexOf(c) >= 0;
		}
	}

	private Letters() {
	}

	static char at(CharSequence text, int index) {
		return (index >= 0 && index < text.length()) ? text.charAt(index) : 0;
	}

	static char lower(char c) {
		return (c >= 'A' && c <= 'Z') ? (char) (c | 0x20) : c;
	}

	static boolean isLetter(char c) {
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean isAlphanumeric(char c) {
		return isLetter(c) || isDigit(c);
	}

	static boolean isHex(char c) {
		return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
	}

	static boolean isSlash(char c) {
		return c == '/' || c == '\\';
	}

	// Returns whether a browser drops the character wherever it stands in a URL.
	static boolean isDropped(char c) {
		return c == '\t' || c == '\n' || c == '\r';
	}

	static boolean isSpace(char c) {
		return c <= ' ' || (c >= 127 && (c <= 0xA0 || Character.isWhitespace(c) || Character.isSpaceChar(c)));
	}

	// Returns whether a run of text ends before the character.
	static boolean isBreak(char c) {
		return (c < 128) ? BREAK[c] : isWideBreak(c);
	}

	private static boolean isWideBreak(char c) {
		if (c < 0x1100) {
			return c <= 0xA0;
		}
		return c <= 0x11FF || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F
				|| (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7FF)
				|| (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF5F && c <= 0xFFDC);
	}

	// Returns whether a text has a lower-case word at an index, in whatever case.
	static boolean hasWord(CharSequence text, int index, String word) {
		if (index < 0 || index + word.length() > text.length()) {
			return false;
		}
		for (int i = 0; i < word.length(); i++) {
			if (lower(text.charAt(index + i)) != word.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	static String lower(CharSequence text, int start, int end) {
		StringBuilder lower = new StringBuilder(end - start);
		for (int i = start; i < end; i++) {
			lower.append(lower(text.charAt(i)));
		}
		return lower.toString();
	}

}
