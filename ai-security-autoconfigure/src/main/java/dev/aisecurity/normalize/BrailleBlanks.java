package dev.aisecurity.normalize;

/**
 * Braille blanks where others would write spaces. One inside a word is dropped like
 * everything invisible.
 */
final class BrailleBlanks {

	private static final char BLANK = '\u2800';

	private static final int MIN_BLANKS = 2;

	/** Letters per blank from which it stands between words. */
	private static final int MIN_LETTERS = 3;

	private BrailleBlanks() {
	}

	/**
	 * Returns a text with spaces for the blanks between words.
	 * @param text the text
	 * @return a text of the same length
	 */
	static String between(String text) {
		int first = text.indexOf(BLANK);
		if (first < 0) {
			return text;
		}
		int blanks = 0;
		int spaces = 0;
		for (int i = 0; i < text.length(); i++) {
			blanks += (text.charAt(i) == BLANK) ? 1 : 0;
			spaces += (text.charAt(i) == ' ') ? 1 : 0;
		}
		boolean between = blanks >= MIN_BLANKS && blanks > spaces && text.length() / (blanks + 1) >= MIN_LETTERS;
		return between ? text.replace(BLANK, ' ') : text;
	}

}
