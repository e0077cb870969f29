package dev.aisecurity.detect.disclosure;

/**
 * Words that say what a number near them is. Looked for in a bounded window, in any case.
 */
final class ContextWords {

	/** No word is near. */
	static final int NONE = Integer.MAX_VALUE;

	private static final int BEFORE = 56;

	static final int AFTER = 28;

	private final WordList words;

	private ContextWords(WordList words) {
		this.words = words;
	}

	/**
	 * Returns context words.
	 * @param words lower-case words
	 * @return the words
	 */
	static ContextWords of(String... words) {
		return new ContextWords(new WordList(words));
	}

	/**
	 * Returns how far the nearest word is from a span.
	 * @param text the text
	 * @param start start of the span
	 * @param end end of the span
	 * @return the distance in characters, or {@link #NONE}
	 */
	int distance(CharSequence text, int start, int end) {
		int before = distanceBefore(text, start, BEFORE);
		if (before != NONE) {
			return before;
		}
		return distanceAfter(text, end, AFTER);
	}

	/**
	 * Returns how far after a span, and in the same line, the nearest word starts.
	 * @param text the text
	 * @param end end of the span
	 * @param window how far to look
	 * @return the distance in characters, or {@link #NONE}
	 */
	int distanceAfter(CharSequence text, int end, int window) {
		int last = Math.min(text.length(), end + window);
		for (int i = end; i < last; i++) {
			char c = text.charAt(i);
			if (c == '\n') {
				return NONE;
			}
			if (isWord(text, i, c, last)) {
				return i - end;
			}
		}
		return NONE;
	}

	/**
	 * Returns how far before a span the nearest word starts.
	 * @param text the text
	 * @param start start of the span
	 * @param window how far to look
	 * @return the distance in characters, or {@link #NONE}
	 */
	int distanceBefore(CharSequence text, int start, int window) {
		int first = Math.max(0, start - window);
		for (int i = start - 1; i >= first; i--) {
			if (isWord(text, i, text.charAt(i), start)) {
				return start - i;
			}
		}
		return NONE;
	}

	private boolean isWord(CharSequence text, int index, char c, int limit) {
		String[] candidates = this.words.startingWith(c);
		if (candidates.length == 0 || startsInside(text, index, c)) {
			return false;
		}
		for (String word : candidates) {
			int end = index + word.length();
			if (end <= limit && Ascii.hasWord(text, index, word) && endsWord(text, end)) {
				return true;
			}
		}
		return false;
	}

	private static boolean startsInside(CharSequence text, int index, char c) {
		char before = Ascii.isLetter(c) ? Ascii.at(text, index - 1) : ' ';
		return Ascii.isLetter(before) && !(Ascii.isUpper(c) && !Ascii.isUpper(before));
	}

	private static boolean endsWord(CharSequence text, int end) {
		char next = Ascii.at(text, end);
		if (!Ascii.isLetter(next) || !Ascii.isLetter(text.charAt(end - 1))) {
			return true;
		}
		return (Ascii.isUpper(next) && !Ascii.isUpper(text.charAt(end - 1)))
				|| (next == 's' && !Ascii.isLetter(Ascii.at(text, end + 1)));
	}

	@Override
	public String toString() {
		return this.words.toString();
	}

}
