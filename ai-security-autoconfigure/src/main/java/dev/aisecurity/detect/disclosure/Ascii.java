package dev.aisecurity.detect.disclosure;

/**
 * Classes of ASCII characters. Everything else belongs to none of them.
 */
final class Ascii {

	private Ascii() {
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean isLetter(char c) {
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	}

	static boolean isUpper(char c) {
		return c >= 'A' && c <= 'Z';
	}

	static boolean isAlphanumeric(char c) {
		return isDigit(c) || isLetter(c);
	}

	static boolean isHex(char c) {
		return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
	}

	static char lower(char c) {
		return isUpper(c) ? (char) (c | 0x20) : c;
	}

	static char upper(char c) {
		return (c >= 'a' && c <= 'z') ? (char) (c & ~0x20) : c;
	}

	// Returns the character at an index, or NUL outside of the text.
	static char at(CharSequence text, int index) {
		return (index >= 0 && index < text.length()) ? text.charAt(index) : 0;
	}

	// Returns whether a lower-case word stands at an index, in whatever case.
	static boolean hasWord(CharSequence text, int index, String word) {
		int length = word.length();
		if (index < 0 || index + length > text.length()) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			char c = text.charAt(index + i);
			if (c != word.charAt(i) && lower(c) != word.charAt(i) && Character.toLowerCase(c) != word.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns where a run of digits ends.
	 * @param text the text
	 * @param start where the run starts
	 * @param limit the longest run that is of interest
	 * @return the end, exclusive, at most the limit and one more from the start
	 */
	static int endOfDigits(CharSequence text, int start, int limit) {
		int bound = Math.min(text.length(), start + limit + 1);
		int end = start;
		while (end < bound && isDigit(text.charAt(end))) {
			end++;
		}
		return end;
	}

}
