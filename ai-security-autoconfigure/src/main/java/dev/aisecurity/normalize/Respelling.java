package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Writes known words as they should be: those with letters wrong, swapped, shuffled,
 * repeated or reversed, and those with digits and signs for letters. Used once, by one
 * thread.
 */
final class Respelling {

	private static final int MIN_LEET = 2;

	/** After so many words, mere numbers may be words too. */
	private static final int MIN_LEET_WORDS = 2;

	private final Vocabulary vocabulary;

	private final String text;

	private final MappedText result;

	private int leetWords;

	private boolean changed;

	private Respelling(Vocabulary vocabulary, String text) {
		this.vocabulary = vocabulary;
		this.text = text;
		this.result = new MappedText(text.length());
	}

	/**
	 * Returns a view with the words of another as they should be.
	 * @param vocabulary the words
	 * @param text the text in canonical form
	 * @return the respelling that was done, or {@code null} if all words are as they
	 * should be
	 */
	static @Nullable Respelling of(Vocabulary vocabulary, String text) {
		Respelling respelling = new Respelling(vocabulary, text);
		respelling.run();
		return respelling.changed ? respelling : null;
	}

	MappedText result() {
		return this.result;
	}

	// Returns whether digits or signs stood for letters.
	boolean isLeet() {
		return this.leetWords > 0;
	}

	private void run() {
		int start = 0;
		for (int i = 0; i <= this.text.length(); i++) {
			if (i < this.text.length() && TokenType.isWord(this.text.charAt(i))) {
				continue;
			}
			if (i > start) {
				token(start, i);
			}
			if (i < this.text.length()) {
				copy(i, i + 1);
			}
			start = i + 1;
		}
	}

	private void copy(int start, int end) {
		for (int i = start; i < end; i++) {
			this.result.append(this.text.charAt(i), i, i + 1);
		}
	}

	private void token(int start, int end) {
		int from = start;
		int to = end;
		while (from < to && TokenType.isSign(this.text.charAt(from))) {
			from++;
		}
		while (to > from && TokenType.isSign(this.text.charAt(to - 1))) {
			to--;
		}
		boolean written = write(start, end, start, end) || (from > start && write(start, end, start, to))
				|| (to < end && write(start, end, from, end))
				|| ((from > start || to < end) && write(start, end, from, to));
		if (!written) {
			copy(start, end);
		}
	}

	// Writes a token with a part of it respelt, if that is a known word.
	private boolean write(int start, int end, int from, int to) {
		String word = word(from, to);
		if (word == null) {
			return false;
		}
		copy(start, from);
		for (int i = 0; i < word.length(); i++) {
			this.result.append(word.charAt(i), from, to);
		}
		copy(to, end);
		this.changed = true;
		return true;
	}

	// Returns the word to write instead of a stretch, or null if it stays.
	private @Nullable String word(int start, int end) {
		if (start >= end) {
			return null;
		}
		int letters = 0;
		for (int i = start; i < end; i++) {
			letters += TokenType.isLetter(this.text.charAt(i)) ? 1 : 0;
		}
		if (letters < end - start) {
			boolean plausible = letters > 0 || this.leetWords >= MIN_LEET_WORDS;
			String folded = plausible ? LeetWords.find(this.vocabulary, this.text, start, end, MIN_LEET) : null;
			if (folded == null) {
				return null;
			}
			this.leetWords++;
			int found = this.vocabulary.recognise(folded, 0, folded.length());
			return (found >= 0) ? this.vocabulary.word(found) : folded;
		}
		int found = this.vocabulary.recognise(this.text, start, end);
		return (found >= 0 && this.vocabulary.form(found) != WordForm.PLAIN) ? this.vocabulary.word(found) : null;
	}

}
