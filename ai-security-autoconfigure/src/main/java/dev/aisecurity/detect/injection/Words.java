package dev.aisecurity.detect.injection;

import java.util.Set;

/**
 * What is a word and what lies between words: letters, digits and marks make words.
 */
final class Words {

	private static final int PARTS = 1 << Character.UPPERCASE_LETTER | 1 << Character.LOWERCASE_LETTER
			| 1 << Character.TITLECASE_LETTER | 1 << Character.MODIFIER_LETTER | 1 << Character.OTHER_LETTER
			| 1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK
			| 1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;

	/** What may lie between the words of one expression. */
	private static final int MAX_SEPARATOR = 64;

	private Words() {
	}

	static boolean isPart(char c) {
		if (c < 128) {
			return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
		}
		return (PARTS >> Character.getType(c) & 1) != 0;
	}

	/**
	 * Adds the words of a text to others.
	 * @param text the text
	 * @param words what to add to
	 */
	static void addAll(String text, Set<String> words) {
		int start = 0;
		for (int i = 0; i <= text.length(); i++) {
			if (i == text.length() || !isPart(text.charAt(i))) {
				if (i > start) {
					words.add(text.substring(start, i));
				}
				start = i + 1;
			}
		}
	}

	static boolean isStart(String text, int index) {
		return index == 0 || !isPart(text.charAt(index - 1));
	}

	static boolean isEnd(String text, int index) {
		return index == text.length() || !isPart(text.charAt(index));
	}

	/**
	 * Returns where the word that ends before an index ends.
	 * @param text the text
	 * @param index where to start, at the start of a word
	 * @return the end of the word before, or -1 if it is missing or too far
	 */
	static int before(String text, int index) {
		int i = index;
		while (i > 0 && !isPart(text.charAt(i - 1))) {
			i--;
			if (index - i > MAX_SEPARATOR) {
				return -1;
			}
		}
		return (i > 0 && i < index) ? i : -1;
	}

	/**
	 * Returns where the next word starts.
	 * @param text the text
	 * @param index where to start, at the end of a word
	 * @return the start of the next word, or -1 if it is missing or too far
	 */
	static int after(String text, int index) {
		int i = index;
		while (i < text.length() && !isPart(text.charAt(i))) {
			i++;
			if (i - index > MAX_SEPARATOR) {
				return -1;
			}
		}
		return (i < text.length() && i > index) ? i : -1;
	}

	/**
	 * Returns whether a letter belongs to a script that does not put spaces between
	 * words.
	 * @param letter the letter
	 * @return whether words have no bounds
	 */
	static boolean isUnspaced(int letter) {
		return switch (Character.UnicodeScript.of(letter)) {
			case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
			default -> false;
		};
	}

}
