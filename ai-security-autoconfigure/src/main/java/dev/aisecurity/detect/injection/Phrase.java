package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words that follow each other, with gaps.
 *
 * <pre>
 * disregard          the word, as it stands
 * instruct*          words that start so; *prompt: words that end so
 * (tell|show me)     one of these
 * {earlier}          one of a list of words
 * ..3                up to three other words
 * ~8                 up to eight characters, for scripts without spaces
 * </pre>
 *
 * Between words there is anything that is no letter, digit or mark. What a hyphen or an
 * apostrophe joins may also be apart, or written as one word.
 *
 * @param steps the words and the gaps before them
 */
record Phrase(List<Step> steps) implements Sign {

	private static final int MAX_GAP_WORDS = 20;

	private static final int MAX_GAP_CHARS = 60;

	Phrase {
		steps = List.copyOf(steps);
	}

	/**
	 * Reads a phrase.
	 * @param text the phrase in canonical form
	 * @param lists lists of words by name
	 * @return the phrase
	 * @throws IllegalArgumentException if it is malformed; the message says why
	 */
	static Phrase of(String text, Map<String, List<Expression>> lists) {
		List<Step> steps = new ArrayList<>();
		int words = 0;
		int chars = Step.NO_CHARS;
		boolean gap = false;
		for (String item : items(text)) {
			boolean isGap = item.startsWith("..") || item.startsWith("~");
			if (isGap && (gap || steps.isEmpty())) {
				throw new IllegalArgumentException("a gap must stand between words");
			}
			if (item.startsWith("..")) {
				words = number(item.substring(2), MAX_GAP_WORDS);
			}
			else if (isGap) {
				chars = number(item.substring(1), MAX_GAP_CHARS);
			}
			else {
				steps.add(new Step(alternatives(item, lists), words, chars));
				words = 0;
				chars = Step.NO_CHARS;
			}
			gap = isGap;
		}
		if (gap || steps.isEmpty()) {
			throw new IllegalArgumentException("a phrase must end with a word");
		}
		return new Phrase(steps);
	}

	private static List<String> items(String text) {
		List<String> items = new ArrayList<>();
		int start = 0;
		boolean group = false;
		for (int i = 0; i <= text.length(); i++) {
			char c = (i < text.length()) ? text.charAt(i) : ' ';
			if (c == '(' || c == ')') {
				if (group == (c == '(')) {
					throw new IllegalArgumentException("unbalanced parenthesis");
				}
				group = !group;
			}
			if (c == ' ' && !group) {
				if (i > start) {
					items.add(text.substring(start, i));
				}
				start = i + 1;
			}
		}
		if (group) {
			throw new IllegalArgumentException("unbalanced parenthesis");
		}
		return items;
	}

	private static int number(String text, int max) {
		if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= max) {
			return Integer.parseInt(text);
		}
		throw new IllegalArgumentException("gap must be 1 to " + max);
	}

	private static List<Expression> alternatives(String item, Map<String, List<Expression>> lists) {
		List<Expression> alternatives = new ArrayList<>();
		if (item.startsWith("{") && item.endsWith("}")) {
			List<Expression> list = lists.get(item.substring(1, item.length() - 1));
			if (list == null) {
				throw new IllegalArgumentException("unknown list of words " + item);
			}
			alternatives.addAll(list);
		}
		else if (item.startsWith("(") && item.endsWith(")")) {
			for (String word : item.substring(1, item.length() - 1).split("\\|", -1)) {
				alternatives.addAll(Expression.of(word));
			}
		}
		else {
			alternatives.addAll(Expression.of(item));
		}
		return alternatives;
	}

	/**
	 * A step of a phrase.
	 *
	 * @param expressions one of these
	 * @param words how many other words may come before it
	 * @param chars how many characters may come before it, or {@link #NO_CHARS} if words
	 * are counted
	 */
	record Step(List<Expression> expressions, int words, int chars) {

		/** Words are counted, not characters. */
		static final int NO_CHARS = -1;

		Step {
			expressions = List.copyOf(expressions);
		}

	}

}
