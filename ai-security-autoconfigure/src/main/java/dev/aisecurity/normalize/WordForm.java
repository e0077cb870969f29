package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * How a word is written, the most likely first.
 */
enum WordForm {

	/** As it should be. */
	PLAIN,

	/** With letters that are repeated. */
	REPEATED,

	/**
	 * With two neighbours swapped, or all letters but the first and the last shuffled.
	 */
	SHUFFLED,

	/** Backwards. */
	REVERSED,

	/** With one letter missing or wrong, not at the start or the end. */
	MISSPELT;

	static final WordForm[] VALUES = values();

	/**
	 * Returns how a word is written.
	 * @param text the text
	 * @param start where it starts
	 * @param end where it ends, exclusive
	 * @param word the word, of at least {@link Vocabulary#MIN_DISGUISED} letters
	 * @return the form, or {@code null} if it is another word
	 */
	static @Nullable WordForm of(String text, int start, int end, String word) {
		int length = word.length();
		int difference = end - start - length;
		if (difference == 0 && text.startsWith(word, start)) {
			return PLAIN;
		}
		if (difference > 0 && isRepeated(text, start, end, word)) {
			return REPEATED;
		}
		if (difference == 0) {
			if (isReversed(text, start, word)) {
				return REVERSED;
			}
			if (isShuffled(text, start, end, word)) {
				return SHUFFLED;
			}
		}
		boolean near = difference >= -1 && difference <= 1 && length >= Vocabulary.MIN_MISSPELT;
		return (near && isMisspelt(text, start, end, word)) ? MISSPELT : null;
	}

	private static boolean isRepeated(String text, int start, int end, String word) {
		int at = start;
		for (int i = 0; i < word.length(); i++) {
			char c = word.charAt(i);
			if (at == end || text.charAt(at) != c) {
				return false;
			}
			at++;
			boolean again = i + 1 < word.length() && word.charAt(i + 1) == c;
			while (!again && at < end && text.charAt(at) == c) {
				at++;
			}
		}
		return at == end;
	}

	private static boolean isReversed(String text, int start, String word) {
		int last = word.length() - 1;
		for (int i = 0; i <= last; i++) {
			if (text.charAt(start + i) != word.charAt(last - i)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isShuffled(String text, int start, int end, String word) {
		int last = word.length() - 1;
		int sum = 0;
		int different = 0;
		int first = -1;
		for (int i = 0; i <= last; i++) {
			char c = text.charAt(start + i);
			sum += Signature.letter(c) - Signature.letter(word.charAt(i));
			if (c != word.charAt(i)) {
				different++;
				first = (first < 0) ? i : first;
			}
		}
		if (sum != 0) {
			return false;
		}
		boolean neighbours = different == 2 && text.charAt(start + first + 1) != word.charAt(first + 1);
		return neighbours || (text.charAt(start) == word.charAt(0) && text.charAt(end - 1) == word.charAt(last));
	}

	// Inflected words differ at the end, so the last two letters must be right
	private static boolean isMisspelt(String text, int start, int end, String word) {
		int length = word.length();
		if (text.charAt(start) != word.charAt(0) || text.charAt(end - 1) != word.charAt(length - 1)
				|| text.charAt(end - 2) != word.charAt(length - 2)) {
			return false;
		}
		int from = 1;
		while (start + from < end && from < length && text.charAt(start + from) == word.charAt(from)) {
			from++;
		}
		int to = 0;
		while (to < length - from && to < end - start - from
				&& text.charAt(end - 1 - to) == word.charAt(length - 1 - to)) {
			to++;
		}
		return length - from - to <= 1 && end - start - from - to <= 1;
	}

}
