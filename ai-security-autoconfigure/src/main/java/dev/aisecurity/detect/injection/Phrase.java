package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a phrase of a rule: words that follow each other, with gaps.
 *
 * <pre>
 * disregard          the word, as it stands
 * instruct*          words that start so; *prompt: words that end so
 * (tell|show me)     one of these
 * {earlier}          one of a list of words
 * please?            may be missing
 * ..3                up to three other words
 * ~8                 up to eight characters, for scripts without spaces
 * </pre>
 *
 * Between words there is anything that is no letter, digit or mark.
 */
final class Phrase {

	private static final String WORD = "[\\p{L}\\p{M}\\p{N}]";

	private static final String OTHER = "[^\\p{L}\\p{M}\\p{N}]";

	/** Words that nearly every text has: looking for them first saves nothing. */
	private static final Set<String> FREQUENT = Set.of("a", "an", "and", "as", "be", "by", "for", "i", "in", "is", "it",
			"me", "my", "of", "on", "or", "the", "to", "with", "der", "die", "das", "und", "de", "la", "le", "el", "en",
			"que", "il", "di", "o", "e", "z", "w");

	/** How much punctuation and space may lie between two words. */
	private static final int SEPARATOR_REACH = 40;

	private static final int WORD_REACH = 20;

	private static final int MAX_GAP_WORDS = 20;

	private static final int MAX_GAP_CHARS = 60;

	private final StringBuilder pattern = new StringBuilder();

	private final List<Sign.Step> steps = new ArrayList<>();

	private final List<Sign.Step> frequent = new ArrayList<>();

	private int before;

	private int reach;

	private boolean open;

	private boolean tight;

	private Phrase() {
	}

	/**
	 * Compiles a phrase.
	 * @param text the phrase in canonical form
	 * @param words lists of words in canonical form by name
	 * @param except what must not stand right before a match, or {@code null}
	 * @return the sign
	 * @throws IllegalArgumentException if the phrase is malformed; the message says why
	 */
	static Sign compile(String text, Map<String, List<String>> words, @Nullable Pattern except) {
		Phrase phrase = new Phrase();
		for (String item : items(text)) {
			phrase.add(item, words);
		}
		return phrase.finish(except);
	}

	private static List<String> items(String text) {
		List<String> items = new ArrayList<>();
		StringBuilder item = new StringBuilder();
		boolean group = false;
		for (char c : text.toCharArray()) {
			if (c == '(' || c == ')') {
				if (group == (c == '(')) {
					throw new IllegalArgumentException("unbalanced parenthesis");
				}
				group = !group;
			}
			if (c == ' ' && !group) {
				if (!item.isEmpty()) {
					items.add(item.toString());
					item.setLength(0);
				}
			}
			else {
				item.append(c);
			}
		}
		if (group) {
			throw new IllegalArgumentException("unbalanced parenthesis");
		}
		if (!item.isEmpty()) {
			items.add(item.toString());
		}
		return items;
	}

	private void add(String item, Map<String, List<String>> words) {
		if (item.startsWith("..")) {
			gap(number(item.substring(2), MAX_GAP_WORDS));
		}
		else if (item.startsWith("~")) {
			characters(number(item.substring(1), MAX_GAP_CHARS));
		}
		else if (item.endsWith("?")) {
			optional(alternatives(item.substring(0, item.length() - 1), words));
		}
		else {
			mandatory(alternatives(item, words));
		}
	}

	private static int number(String text, int max) {
		if (text.isEmpty() || text.length() > 2 || !text.chars().allMatch((c) -> c >= '0' && c <= '9')
				|| Integer.parseInt(text) == 0 || Integer.parseInt(text) > max) {
			throw new IllegalArgumentException("gap must be 1 to " + max);
		}
		return Integer.parseInt(text);
	}

	private static List<PhraseWord> alternatives(String item, Map<String, List<String>> words) {
		List<PhraseWord> alternatives = new ArrayList<>();
		if (item.startsWith("{") && item.endsWith("}")) {
			List<String> list = words.get(item.substring(1, item.length() - 1));
			if (list == null) {
				throw new IllegalArgumentException("unknown list of words " + item);
			}
			list.forEach((word) -> alternatives.add(PhraseWord.of(word)));
		}
		else if (item.startsWith("(") && item.endsWith(")")) {
			for (String word : item.substring(1, item.length() - 1).split("\\|", -1)) {
				alternatives.add(PhraseWord.of(word));
			}
		}
		else {
			alternatives.add(PhraseWord.of(item));
		}
		return alternatives;
	}

	private void gap(int count) {
		requireStart("a gap");
		this.pattern.append("(?:").append(OTHER).append('+').append(WORD).append("+){0,").append(count).append('}');
		this.reach += count * WORD_REACH;
	}

	private void characters(int count) {
		requireStart("a gap");
		this.pattern.append("(?s:.{0,").append(count).append("})");
		this.reach += count;
		this.open = true;
	}

	private void optional(List<PhraseWord> words) {
		requireStart("an optional word");
		boolean glued = this.open || this.tight || words.stream().anyMatch(PhraseWord::startsTight);
		this.pattern.append("(?:").append(glued ? OTHER + "*" : OTHER + "+");
		append(words);
		this.pattern.append(")?");
		this.reach += longest(words) + SEPARATOR_REACH;
		this.tight |= words.stream().anyMatch(PhraseWord::endsTight);
	}

	private void mandatory(List<PhraseWord> words) {
		boolean startsTight = words.stream().anyMatch(PhraseWord::startsTight);
		if (this.pattern.isEmpty()) {
			if (!startsTight) {
				this.pattern.append("(?:^|").append(OTHER).append(')');
			}
		}
		else if (!this.open) {
			this.pattern.append((this.tight || startsTight) ? OTHER + "*" : OTHER + "+");
		}
		append(words);
		step(words);
		this.open = false;
		this.tight = words.stream().anyMatch(PhraseWord::endsTight);
	}

	private void step(List<PhraseWord> words) {
		Sign.Step step = new Sign.Step(PhraseWord.literals(words), this.reach + SEPARATOR_REACH + longest(words));
		if (words.stream().anyMatch((word) -> FREQUENT.contains(word.literal().text()))) {
			this.frequent.add(step);
			this.reach += longest(words) + SEPARATOR_REACH;
			if (this.steps.isEmpty()) {
				this.before = this.reach;
			}
		}
		else {
			this.steps.add(step);
			this.reach = longest(words);
		}
	}

	private void append(List<PhraseWord> words) {
		this.pattern.append("(?:");
		for (int i = 0; i < words.size(); i++) {
			this.pattern.append((i > 0) ? "|" : "").append(words.get(i).pattern());
		}
		this.pattern.append(')');
	}

	private static int longest(List<PhraseWord> words) {
		return words.stream().mapToInt(PhraseWord::reach).max().orElse(0);
	}

	private void requireStart(String what) {
		if (this.pattern.isEmpty()) {
			throw new IllegalArgumentException("a phrase cannot start with " + what);
		}
	}

	private Sign finish(@Nullable Pattern except) {
		if (this.open || (this.steps.isEmpty() && this.frequent.isEmpty())) {
			throw new IllegalArgumentException("a phrase must start and end with a word");
		}
		if (!this.tight) {
			this.pattern.append("(?:$|").append(OTHER).append(')');
		}
		List<Sign.Step> first = this.steps.isEmpty() ? this.frequent : this.steps;
		return new Sign(Pattern.compile(this.pattern.toString()), true, first, this.before + SEPARATOR_REACH,
				this.reach + SEPARATOR_REACH, except);
	}

}
