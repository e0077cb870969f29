package dev.aisecurity.normalize;

/**
 * Numbers that stay the same when a word is disguised.
 */
final class Signature {

	private static final int[] LETTERS = letters(false);

	/** Without what is no letter. */
	private static final int[] PLAIN = letters(true);

	private Signature() {
	}

	private static int[] letters(boolean only) {
		int[] letters = new int[128];
		for (char c = 0; c < letters.length; c++) {
			letters[c] = (!only || TokenType.isLetter(c)) ? mix(c) : 0;
		}
		return letters;
	}

	private static int mix(char c) {
		int h = (c + 1) * 0x85EBCA6B;
		h ^= h >>> 13;
		h *= 0xC2B2AE35;
		return h ^ (h >>> 16);
	}

	/**
	 * Returns the number of a letter.
	 * @param c a character of a canonical text
	 * @return its number, 0 if it is no letter of a script that puts spaces between words
	 */
	static int ofLetter(char c) {
		return (c < 128) ? PLAIN[c] : TokenType.isLetter(c) ? mix(c) : 0;
	}

	static int letter(char c) {
		return (c < 128) ? LETTERS[c] : mix(c);
	}

	// Returns the sum of the letters, which does not depend on their order. Letters in a
	// row that are the same count once.
	static int sum(String text, int start, int end) {
		int sum = 0;
		char last = 0;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c != last) {
				sum += letter(c);
			}
			last = c;
		}
		return sum;
	}

	// Returns the sum of all letters, those that are repeated too.
	static int fullSum(String text, int start, int end) {
		int sum = 0;
		for (int i = start; i < end; i++) {
			sum += letter(text.charAt(i));
		}
		return sum;
	}

	// Returns the hash of the differences between letters, which does not change when all
	// are moved.
	static int steps(String text, int start, int end) {
		int hash = 0;
		for (int i = start + 1; i < end; i++) {
			hash = hash * 31 + step(text.charAt(i - 1), text.charAt(i));
		}
		return hash;
	}

	static int step(char before, char c) {
		int step = c - before;
		return step + (26 & step >> 31);
	}

	// Returns the hash of the ends of a word of at least six letters: the first three and
	// the last two, or the first and the last three.
	static int ends(String text, int start, int end, boolean first) {
		int hash = (end - start) * 31 + text.charAt(start);
		if (first) {
			hash = (hash * 31 + text.charAt(start + 1)) * 31 + text.charAt(start + 2);
		}
		else {
			hash = ~hash * 31 + text.charAt(end - 3);
		}
		return (hash * 31 + text.charAt(end - 2)) * 31 + text.charAt(end - 1);
	}

}
