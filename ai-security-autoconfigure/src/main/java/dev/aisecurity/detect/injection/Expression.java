package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of a phrase, or several that belong together. The longest of them is looked for,
 * the others are compared where it is found.
 *
 * @param words the words, in order
 * @param key index of the longest word
 * @param startsOpen whether the first word may be the end of a longer one
 * @param endsOpen whether the last word may be the beginning of a longer one
 */
record Expression(List<String> words, int key, boolean startsOpen, boolean endsOpen) {

	private static final Pattern JOINT = Pattern.compile("(?<=\\S)[^\\p{L}\\p{M}\\p{N} ](?=\\S)");

	private static final int MIN_LETTERS = 2;

	/** From here on, scripts have letters that are syllables or words. */
	private static final char FIRST_SYLLABLE = '\u0900';

	Expression {
		words = List.copyOf(words);
	}

	/**
	 * Reads an expression. What a hyphen or an apostrophe joins may also be apart, or
	 * written as one word.
	 * @param written the expression in canonical form, with an asterisk where a word is
	 * open
	 * @return its spellings
	 * @throws IllegalArgumentException if it is malformed; the message says why
	 */
	static List<Expression> of(String written) {
		boolean startsOpen = written.startsWith("*");
		boolean endsOpen = written.endsWith("*");
		String bare = written.substring(startsOpen ? 1 : 0, written.length() - (endsOpen ? 1 : 0)).strip();
		if (bare.isEmpty() || !Words.isPart(bare.charAt(0)) || !Words.isPart(bare.charAt(bare.length() - 1))) {
			throw new IllegalArgumentException("a word must start and end with a letter or digit");
		}
		List<Expression> spellings = new ArrayList<>();
		List<String> apart = split(bare);
		spellings.add(of(apart, startsOpen, endsOpen));
		List<String> joined = (apart.size() > 1) ? split(JOINT.matcher(bare).replaceAll("")) : apart;
		if (!joined.equals(apart)) {
			spellings.add(of(joined, startsOpen, endsOpen));
		}
		return spellings;
	}

	private static List<String> split(String text) {
		List<String> words = new ArrayList<>();
		int start = -1;
		for (int i = 0; i <= text.length(); i++) {
			boolean part = i < text.length() && Words.isPart(text.charAt(i));
			if (part && start < 0) {
				start = i;
			}
			else if (!part && start >= 0) {
				words.add(text.substring(start, i));
				start = -1;
			}
			if (i < text.length() && "(){}|?*~.".indexOf(text.charAt(i)) >= 0) {
				throw new IllegalArgumentException("a word must not contain any of (){}|?*~.");
			}
		}
		return words;
	}

	private static Expression of(List<String> words, boolean startsOpen, boolean endsOpen) {
		int longest = 0;
		for (int i = 1; i < words.size(); i++) {
			longest = (words.get(i).length() > words.get(longest).length()) ? i : longest;
		}
		String first = words.get(0);
		String last = words.get(words.size() - 1);
		if (words.get(longest).length() < MIN_LETTERS && words.get(longest).charAt(0) < FIRST_SYLLABLE) {
			throw new IllegalArgumentException("a word must have at least " + MIN_LETTERS + " letters");
		}
		return new Expression(words, longest, startsOpen || Words.isUnspaced(first.codePointAt(0)),
				endsOpen || Words.isUnspaced(last.codePointBefore(last.length())));
	}

	/**
	 * Returns the word to look for.
	 * @return the longest word
	 */
	String keyword() {
		return this.words.get(this.key);
	}

	/**
	 * Returns whether the longest word must stand alone.
	 * @return whether no letter may precede or follow it
	 */
	boolean isWhole() {
		return !(this.startsOpen && this.key == 0) && !(this.endsOpen && this.key == this.words.size() - 1);
	}

	/**
	 * Returns where the expression starts.
	 * @param text the text
	 * @param keyStart where the longest word starts in it
	 * @return its start, or -1 if the words before the longest are not there
	 */
	int start(String text, int keyStart) {
		int start = keyStart;
		for (int i = this.key; true; i--) {
			if (!(i == 0 && this.startsOpen) && !Words.isStart(text, start)) {
				return -1;
			}
			if (i == 0) {
				return start;
			}
			int end = Words.before(text, start);
			String word = this.words.get(i - 1);
			start = end - word.length();
			if (end < 0 || start < 0 || !text.startsWith(word, start)) {
				return -1;
			}
		}
	}

	/**
	 * Returns where the expression ends.
	 * @param text the text
	 * @param keyEnd where the longest word ends in it
	 * @return its end, or -1 if the words after the longest are not there
	 */
	int end(String text, int keyEnd) {
		int end = keyEnd;
		int last = this.words.size() - 1;
		for (int i = this.key; true; i++) {
			if (!(i == last && this.endsOpen) && !Words.isEnd(text, end)) {
				return -1;
			}
			if (i == last) {
				return end;
			}
			int start = Words.after(text, end);
			String word = this.words.get(i + 1);
			if (start < 0 || !text.startsWith(word, start)) {
				return -1;
			}
			end = start + word.length();
		}
	}

}
