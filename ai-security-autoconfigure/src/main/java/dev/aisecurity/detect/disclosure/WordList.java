package dev.aisecurity.detect.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Lower-case words that are looked up by their first character.
 */
final class WordList {

	private static final int ASCII = 128;

	private static final String[] NONE = {};

	private final String[] words;

	private final String[][] byInitial = new String[ASCII][];

	private final String[] others;

	WordList(String... words) {
		this.words = words.clone();
		for (char c = 0; c < ASCII; c++) {
			this.byInitial[c] = select(words, Ascii.lower(c));
		}
		this.others = selectOthers(words);
	}

	private static String[] select(String[] words, char initial) {
		List<String> selected = new ArrayList<>();
		for (String word : words) {
			if (word.charAt(0) == initial) {
				selected.add(word);
			}
		}
		return selected.isEmpty() ? NONE : selected.toArray(NONE);
	}

	private static String[] selectOthers(String[] words) {
		List<String> selected = new ArrayList<>();
		for (String word : words) {
			if (word.charAt(0) >= ASCII) {
				selected.add(word);
			}
		}
		return selected.toArray(NONE);
	}

	/**
	 * Returns the words that may start with a character.
	 * @param c the character, in any case
	 * @return the words, not to be changed
	 */
	String[] startingWith(char c) {
		return (c < ASCII) ? this.byInitial[c] : this.others;
	}

	/**
	 * Returns whether one of the words starts here.
	 * @param text the text
	 * @param index where it would start
	 * @param limit where it ends at the latest
	 * @return whether there is one
	 */
	boolean isAt(CharSequence text, int index, int limit) {
		for (String word : startingWith(Ascii.at(text, index))) {
			if (index + word.length() <= limit && Ascii.hasWord(text, index, word)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns whether a span has one of the words.
	 * @param text the text
	 * @param start start of the span
	 * @param end end of the span
	 * @return whether there is one
	 */
	boolean isWithin(CharSequence text, int start, int end) {
		for (int i = start; i < end; i++) {
			if (isAt(text, i, end)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String toString() {
		return String.join(", ", this.words);
	}

}
