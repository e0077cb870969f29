package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Words in which digits and signs stand for letters that look alike.
 */
final class LeetWords {

	private static final String FROM = "013456789@$!|+2";

	private static final String TO = "oieasgtbgasiltz";

	/** Digits and signs that may also stand for another letter. */
	private static final String AMBIGUOUS = "1!|6";

	private static final String OTHERWISE = "llib";

	private static final int MAX_CHOICES = 4;

	private static final int MIN_KNOWN = 3;

	private LeetWords() {
	}

	/**
	 * Returns whether a stretch of text is a known word, however it is spelt.
	 * @param vocabulary the words
	 * @param text the text
	 * @param start where the stretch starts
	 * @param end where it ends, exclusive
	 * @return whether it is
	 */
	static boolean isKnown(Vocabulary vocabulary, String text, int start, int end) {
		return find(vocabulary, text, start, end, MIN_KNOWN) != null;
	}

	/**
	 * Returns what known word a stretch of text stands for.
	 * @param vocabulary the words
	 * @param text the text
	 * @param start where the stretch starts
	 * @param end where it ends, exclusive
	 * @param shortest words that are shorter do not count
	 * @return the word as far as digits and signs are concerned, or {@code null}
	 */
	static @Nullable String find(Vocabulary vocabulary, String text, int start, int end, int shortest) {
		if (end - start < shortest || end - start > Vocabulary.MAX_LENGTH || !mayEnd(text.charAt(end - 1))) {
			return null;
		}
		char[] word = new char[end - start];
		int choices = 0;
		int plain = 0;
		for (int i = 0; i < word.length; i++) {
			char c = text.charAt(start + i);
			word[i] = fold(c);
			choices += (AMBIGUOUS.indexOf(c) >= 0) ? 1 : 0;
			if (!TokenType.isSign(c)) {
				plain++;
			}
		}
		for (int choice = 0; choice < 1 << Math.min(choices, MAX_CHOICES); choice++) {
			char[] chosen = (choice == 0) ? word : chosen(text, start, word, choice);
			if (vocabulary.mayBe(chosen)) {
				String candidate = new String(chosen);
				if (isWord(vocabulary, candidate)) {
					return candidate;
				}
			}
		}
		boolean edges = TokenType.isSign(text.charAt(start)) || TokenType.isSign(text.charAt(end - 1));
		if (!edges && plain < word.length && plain >= shortest) {
			StringBuilder bare = new StringBuilder(plain);
			for (int i = start; i < end; i++) {
				if (!TokenType.isSign(text.charAt(i))) {
					bare.append(text.charAt(i));
				}
			}
			return isWord(vocabulary, bare.toString()) ? bare.toString() : null;
		}
		return null;
	}

	private static boolean isWord(Vocabulary vocabulary, String candidate) {
		if (vocabulary.contains(candidate, 0, candidate.length())) {
			return true;
		}
		// A number after a word is no letter too much
		int found = vocabulary.recognise(candidate, 0, candidate.length());
		return found >= 0
				&& (vocabulary.form(found) == WordForm.SHUFFLED || vocabulary.form(found) == WordForm.REVERSED);
	}

	// Exclamation marks end sentences
	private static boolean mayEnd(char c) {
		return !TokenType.isSign(c) || c == '$' || c == '@';
	}

	private static char[] chosen(String text, int start, char[] word, int choice) {
		char[] chosen = word.clone();
		int number = 0;
		for (int i = 0; i < chosen.length && number < MAX_CHOICES; i++) {
			int ambiguous = AMBIGUOUS.indexOf(text.charAt(start + i));
			if (ambiguous >= 0) {
				if ((choice >> number & 1) != 0) {
					chosen[i] = OTHERWISE.charAt(ambiguous);
				}
				number++;
			}
		}
		return chosen;
	}

	static char fold(char c) {
		int at = FROM.indexOf(c);
		return (at >= 0) ? TO.charAt(at) : c;
	}

}
