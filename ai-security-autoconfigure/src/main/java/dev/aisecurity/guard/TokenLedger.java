package dev.aisecurity.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.interaction.Focus;
import dev.aisecurity.output.Edit;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that stand for what was redacted on the way to the model, such as
 * {@code <EMAIL_1>}, so that the answer to the same subject can have the values again.
 * Held by one exchange and the inspection of its answer, and by nothing else. Tokens are
 * issued by one thread at a time and read by any.
 */
final class TokenLedger {

	/** How long a token is at most. */
	static final int LONGEST = 64;

	private static final int LIMIT = 500;

	private final Map<String, String> tokens = new HashMap<>(0);

	private final Map<String, Integer> numbers = new HashMap<>(0);

	private final ConcurrentMap<String, String> values = new ConcurrentHashMap<>(0);

	/**
	 * Returns the token of a value.
	 * @param type what kind of value it is, in upper-case letters, digits and underscores
	 * @param value the value
	 * @param isTaken whether somebody else has written a token already
	 * @return the token; the same one for the same value; {@code null} if there are too
	 * many
	 */
	@Nullable String issue(String type, String value, Predicate<String> isTaken) {
		String key = type + ' ' + value;
		String token = this.tokens.get(key);
		if (token == null && this.tokens.size() < LIMIT) {
			int number = this.numbers.getOrDefault(type, 0);
			do {
				number++;
				token = "<" + type + "_" + number + ">";
			}
			while (isTaken.test(token));
			this.numbers.put(type, number);
			if (token.length() > LONGEST) {
				return null;
			}
			this.tokens.put(key, token);
			this.values.put(token, value);
		}
		return token;
	}

	/**
	 * Forgets tokens that somebody else has written into a text after they were issued:
	 * nobody can tell who means what, so they stay what they are.
	 * @param text the text
	 */
	void disown(String text) {
		if (!this.values.isEmpty()) {
			this.values.keySet().removeIf(text::contains);
		}
	}

	/**
	 * Forgets everything.
	 */
	void clear() {
		this.tokens.clear();
		this.numbers.clear();
		this.values.clear();
	}

	/**
	 * Returns a text in which values that have a token stand out to nobody: they belong
	 * to the one who reads them.
	 * @param text the text
	 * @return a text of the same length; the same instance if no value is in it
	 */
	String conceal(String text) {
		String concealed = text;
		for (String value : this.values.values()) {
			if (concealed.contains(value)) {
				concealed = concealed.replace(value, "x".repeat(value.length()));
			}
		}
		return concealed;
	}

	/**
	 * Adds to changes of a text those that put values in place of their tokens.
	 * @param changes other changes, in order; where they overlap they prevail
	 * @param text the text
	 * @param focus where tokens start that are looked for
	 * @return all changes in order
	 */
	List<Edit> restore(List<Edit> changes, String text, Focus focus) {
		if (this.values.isEmpty()) {
			return changes;
		}
		List<Edit> all = null;
		for (int i = text.indexOf('<', focus.start()); i >= 0 && i < focus.end(); i = text.indexOf('<', i + 1)) {
			int end = end(text, i);
			String value = (end > 0) ? this.values.get(text.substring(i, end)) : null;
			if (value != null && isFree(changes, i, end)) {
				if (all == null) {
					all = new ArrayList<>(changes);
				}
				all.add(new Edit(i, end, value));
			}
		}
		if (all == null) {
			return changes;
		}
		all.sort((one, other) -> Integer.compare(one.start(), other.start()));
		return all;
	}

	private static int end(String text, int start) {
		int most = Math.min(text.length(), start + LONGEST);
		for (int i = start; i < most; i++) {
			if (text.charAt(i) == '>') {
				return i + 1;
			}
		}
		return 0;
	}

	private static boolean isFree(List<Edit> changes, int start, int end) {
		for (Edit change : changes) {
			if (change.start() < end && start < change.end()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Adds to the watches over a text one that holds on to tokens.
	 * @param watches other watches
	 * @return all watches
	 */
	List<StreamWatch> watch(List<StreamWatch> watches) {
		if (this.values.isEmpty()) {
			return watches;
		}
		List<StreamWatch> all = new ArrayList<>(watches);
		all.add(new TokenWatch());
		return all;
	}

	/**
	 * Holds on to what looks like a token.
	 */
	private static final class TokenWatch implements StreamWatch {

		private int length;

		private boolean complete;

		@Override
		public int accept(char next) {
			this.complete = next == '>' && this.length > 1;
			if (next == '<') {
				this.length = 1;
			}
			else if (this.length > 0 && this.length < LONGEST && isPart(next)) {
				this.length++;
			}
			else {
				this.length = 0;
			}
			return this.length;
		}

		private static boolean isPart(char c) {
			return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
		}

		@Override
		public boolean isComplete() {
			return this.complete;
		}

	}

}
