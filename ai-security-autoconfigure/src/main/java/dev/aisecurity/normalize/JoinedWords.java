package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Words that are written without spaces between them.
 */
final class JoinedWords {

	private static final int MIN_WORD = 3;

	private static final int MIN_LETTERS = 10;

	private static final int MIN_WORDS = 3;

	/** Shorter stretches are not parted. */
	private static final int MIN_SHORT = 5;

	/** What a letter that belongs to no known word costs, if a known word costs 1. */
	private static final int UNKNOWN_LETTER = 2;

	private JoinedWords() {
	}

	/**
	 * Returns whether a stretch of letters is several known words.
	 * @param vocabulary the words
	 * @param text the text
	 * @param start where the stretch starts
	 * @param end where it ends, exclusive
	 * @return whether it has at least three which are most of it, or two which are nearly
	 * all of it
	 */
	static boolean areKnown(Vocabulary vocabulary, String text, int start, int end) {
		int words = 0;
		int letters = 0;
		for (int i = start; i < end;) {
			int length = vocabulary.longestAt(text, i, end, MIN_WORD);
			if (length > 0) {
				words++;
				letters += length;
			}
			i += Math.max(1, length);
		}
		int length = end - start;
		return letters >= MIN_LETTERS && ((words >= MIN_WORDS && letters * 5 >= length * 3)
				|| (words == MIN_WORDS - 1 && letters * 5 >= length * 4));
	}

	/**
	 * Returns a text with spaces between words that were joined.
	 * @param vocabulary the words
	 * @param text the text
	 * @return the text, or {@code null} if there are none
	 */
	static @Nullable MappedText part(Vocabulary vocabulary, String text) {
		MappedText result = new MappedText(text.length() + 16);
		boolean changed = false;
		for (int i = 0; i < text.length();) {
			int end = i;
			while (end < text.length() && TokenType.isLetter(text.charAt(end))) {
				end++;
			}
			boolean joined = end - i >= DisguiseScan.MIN_JOINED && areKnown(vocabulary, text, i, end);
			if (joined || (end - i >= MIN_SHORT && end - i < DisguiseScan.MIN_JOINED
					&& !vocabulary.contains(text, i, end))) {
				changed |= part(vocabulary, text, i, end, joined, result);
			}
			else {
				end = Math.max(end, i + 1);
				for (int at = i; at < end; at++) {
					result.append(text.charAt(at), at, at + 1);
				}
			}
			i = end;
		}
		return changed ? result : null;
	}

	// Parts a stretch so that as few letters as possible belong to no known word. Returns
	// whether it is worth it.
	private static boolean part(Vocabulary vocabulary, String text, int start, int end, boolean joined,
			MappedText result) {
		int length = end - start;
		int[] costs = new int[length + 1];
		int[] sizes = new int[length + 1];
		for (int i = length - 1; i >= 0; i--) {
			costs[i] = costs[i + 1] + UNKNOWN_LETTER;
			int hash = 0;
			for (int size = 1; size <= Math.min(Vocabulary.MAX_LENGTH, length - i); size++) {
				hash = hash * 31 + text.charAt(start + i + size - 1);
				if (size > (joined ? 1 : 2) && costs[i + size] + 1 <= costs[i]
						&& vocabulary.contains(text, start + i, start + i + size, hash)) {
					costs[i] = costs[i + size] + 1;
					sizes[i] = size;
				}
			}
		}
		boolean whole = !joined && costs[0] > length / MIN_WORD;
		boolean known = true;
		for (int i = 0; i < length && whole; i++) {
			result.append(text.charAt(start + i), start + i, start + i + 1);
		}
		for (int i = 0; i < length && !whole;) {
			int size = Math.max(1, sizes[i]);
			if (i > 0 && (known || sizes[i] > 0)) {
				result.append(' ', start + i - 1, start + i);
			}
			known = sizes[i] > 0;
			for (int at = start + i; at < start + i + size; at++) {
				result.append(text.charAt(at), at, at + 1);
			}
			i += size;
		}
		return joined;
	}

}
