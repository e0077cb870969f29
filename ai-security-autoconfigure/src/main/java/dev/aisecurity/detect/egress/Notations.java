package dev.aisecurity.detect.egress;

import org.jspecify.annotations.Nullable;

/**
 * The surroundings of one run of text, and of what its escapes stand for. Used by one
 * thread.
 */
final class Notations {

	private static final String OPTIONAL_ENDS = "!'()*,{}.;:?";

	private static final String ENDS = "<>\"`|[]^";

	private final CharSequence text;

	private final int start;

	private final int end;

	private final @Nullable String decoded;

	private int known = -1;

	private Notation notation = Notation.PROSE;

	private Notations(CharSequence text, int start, int end, @Nullable String decoded) {
		this.text = text;
		this.start = start;
		this.end = end;
		this.decoded = decoded;
	}

	/**
	 * Returns the surroundings of a run as it stands there.
	 * @param text the text
	 * @param start where the run starts
	 * @param end where it ends
	 * @return its surroundings
	 */
	static Notations of(CharSequence text, int start, int end) {
		return new Notations(text, start, end, null);
	}

	/**
	 * Returns the surroundings of what the escapes of this run stand for.
	 * @param decoded the run without escapes
	 * @return its surroundings
	 */
	Notations decoded(String decoded) {
		return new Notations(this.text, this.start, this.end, decoded);
	}

	/**
	 * Returns the notation of a URL in the run.
	 * @param index where the URL starts
	 * @return its notation; that of prose if escapes stand before it
	 */
	Notation at(int index) {
		if (index != this.known) {
			int raw = raw(index);
			this.notation = (raw >= 0) ? Notation.before(this.text, raw) : Notation.PROSE;
			this.known = index;
		}
		return this.notation;
	}

	private int raw(int index) {
		if (this.decoded == null) {
			return index;
		}
		for (int i = 0; i < index; i++) {
			if (this.decoded.charAt(i) != Letters.at(this.text, this.start + i)) {
				return -1;
			}
		}
		return this.start + index;
	}

	/**
	 * Returns whether a renderer would take whatever stands at an index for a URL,
	 * without a scheme that it knows.
	 * @param index the index
	 * @return whether it is the value of a link or an attribute
	 */
	boolean isValue(int index) {
		return (this.decoded == null || raw(index) >= 0) && at(index).link();
	}

	/**
	 * Returns the character after the run.
	 * @return the character, or 0 at the end of the text
	 */
	char next() {
		return Letters.at(this.text, this.end);
	}

	/**
	 * Returns whether a URL that starts in the run and has no host up to its end may have
	 * one behind it, where some reader does not see an end.
	 * @param index where the URL starts
	 * @return whether it may
	 */
	boolean isUnfinished(int index) {
		char next = next();
		Notation around = at(index);
		if (next == 0 || next == around.closer()) {
			return false;
		}
		if (around.closer() != 0) {
			return true;
		}
		int raw = raw(index);
		char before = Letters.at(this.text, raw - 1);
		boolean paired = (next == before && "'*".indexOf(next) >= 0) || (before == '(' && next == ')')
				|| (before == '{' && next == '}');
		return next == '[' || (!paired && !endsCleanly(this.text, this.end));
	}

	/**
	 * Returns whether every reader sees the end of a URL at an index, give or take some
	 * punctuation.
	 * @param text the text
	 * @param index an index
	 * @return whether nothing follows that could belong to a URL
	 */
	static boolean endsCleanly(CharSequence text, int index) {
		int i = index;
		while (i < text.length() && OPTIONAL_ENDS.indexOf(text.charAt(i)) >= 0) {
			i++;
		}
		return i == text.length() || Letters.isSpace(text.charAt(i)) || ENDS.indexOf(text.charAt(i)) >= 0;
	}

	/**
	 * Returns where the longest URL ends that some reader sees.
	 * @param text the text
	 * @param from a place inside the URL
	 * @param notation its notation
	 * @param limit how many characters to look at
	 * @return its end, exclusive
	 */
	static int longestEnd(CharSequence text, int from, Notation notation, int limit) {
		int bound = Math.min(text.length(), from + limit);
		int i = from;
		while (i < bound) {
			char c = text.charAt(i);
			boolean ends = Letters.isSpace(c) || c == '>' || (c == notation.closer() && c != 0)
					|| (!notation.unquoted() && notation.closer() == 0 && ENDS.indexOf(c) >= 0);
			if (ends) {
				break;
			}
			i++;
		}
		return i;
	}

}
