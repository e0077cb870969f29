package dev.aisecurity.detect.injection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.re2j.Pattern;

/**
 * One word of a phrase, or several that belong together.
 *
 * @param pattern what matches it
 * @param literal the longest run of letters in it
 * @param reach how many characters it has, roughly and at most
 * @param startsTight whether other letters may stand right before it
 * @param endsTight whether other letters may stand right after it
 */
record PhraseWord(String pattern, Literal literal, int reach, boolean startsTight, boolean endsTight) {

	private static final String LETTERS = "[\\p{L}\\p{M}\\p{N}]*";

	private static final String GAP = "[^\\p{L}\\p{M}\\p{N}]+";

	private static final String JOINT = "[^\\p{L}\\p{M}\\p{N}]{0,3}";

	private static final int EXTRA_REACH = 24;

	/**
	 * Compiles a word.
	 * @param written the word in canonical form, as written in a phrase or a list
	 * @return the word
	 * @throws IllegalArgumentException if there is no letter or digit in it, or something
	 * that belongs elsewhere
	 */
	static PhraseWord of(String written) {
		boolean prefix = written.startsWith("*");
		boolean suffix = written.endsWith("*");
		String word = written.replace("*", "").strip();
		if (word.isEmpty() || !isWord(word.codePointAt(0)) || !isWord(word.codePointBefore(word.length()))) {
			throw new IllegalArgumentException("a word must start and end with a letter or digit");
		}
		if (word.chars().anyMatch((c) -> "(){}|?~".indexOf(c) >= 0)) {
			throw new IllegalArgumentException("a word must not contain any of (){}|?~");
		}
		boolean startsTight = isUnspaced(word.codePointAt(0));
		boolean endsTight = isUnspaced(word.codePointBefore(word.length()));
		return new PhraseWord((prefix ? LETTERS : "") + pattern(word) + (suffix ? LETTERS : ""),
				literal(word, prefix || startsTight, suffix || endsTight), word.length() + EXTRA_REACH, startsTight,
				endsTight);
	}

	static Set<Literal> literals(List<PhraseWord> words) {
		Set<Literal> literals = new HashSet<>();
		words.forEach((word) -> literals.add(word.literal()));
		return literals;
	}

	private static String pattern(String word) {
		StringBuilder pattern = new StringBuilder();
		for (int i = 0; i < word.length();) {
			int start = i;
			boolean letters = isWord(word.codePointAt(i));
			while (i < word.length() && isWord(word.codePointAt(i)) == letters) {
				i += Character.charCount(word.codePointAt(i));
			}
			String run = word.substring(start, i);
			pattern.append(letters ? Pattern.quote(run) : (run.indexOf(' ') >= 0) ? GAP : JOINT);
		}
		return pattern.toString();
	}

	private static Literal literal(String word, boolean startsOpen, boolean endsOpen) {
		int from = 0;
		int to = 0;
		for (int i = 0; i < word.length();) {
			int start = i;
			while (i < word.length() && isWord(word.codePointAt(i))) {
				i += Character.charCount(word.codePointAt(i));
			}
			if (i - start > to - from) {
				from = start;
				to = i;
			}
			i += (i < word.length()) ? Character.charCount(word.codePointAt(i)) : 0;
		}
		boolean joined = to < word.length() && word.charAt(to) != ' ';
		boolean joins = from > 0 && word.charAt(from - 1) != ' ';
		return new Literal(word.substring(from, to), !joins && !(from == 0 && startsOpen),
				!joined && !(to == word.length() && endsOpen));
	}

	static boolean isWord(int character) {
		int type = Character.getType(character);
		return Character.isLetterOrDigit(character) || type == Character.COMBINING_SPACING_MARK
				|| type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
				|| type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
	}

	private static boolean isUnspaced(int character) {
		return switch (Character.UnicodeScript.of(character)) {
			case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
			default -> false;
		};
	}

}
