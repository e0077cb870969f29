package dev.aisecurity.detect.disclosure;

import java.util.Arrays;

/**
 * The form of a token: literal characters and runs of a character class, each as long as
 * it can be. Matching never goes back, so it is linear in the length of the token.
 * <p>
 * The notation is a small part of that of regular expressions: {@code ghp_\a{36}}.
 * Classes are {@code [A-Z2-7]} or {@code \d} (digits), {@code \x} (lower-case
 * hexadecimal), {@code \X} (hexadecimal), {@code \l} (lower-case letters and digits),
 * {@code \}{@code u} (capital letters and digits), {@code \a} (letters and digits),
 * {@code \w} (those and the underscore), {@code \k} (those and the hyphen) and {@code \b}
 * (Base64). A class is followed by {@code {n}} or {@code {n,m}}. An opening parenthesis
 * says where the secret part starts.
 */
final class TokenShape {

	/** What {@link #advance} returns when the text cannot be a token of this shape. */
	static final int FAILED = -1;

	/**
	 * What {@link #advance} returns when a token has ended before the character.
	 */
	static final int ENDED = -2;

	private static final int MAX_STEPS = 256;

	private static final int STEP = 16;

	private final long[] low;

	private final long[] high;

	private final int[] least;

	private final int[] most;

	private final String literal;

	private final int skip;

	private final int shortest;

	private final int longest;

	private final String notation;

	private TokenShape(Notation notation) {
		this.notation = notation.text;
		this.low = Arrays.copyOf(notation.low, notation.steps);
		this.high = Arrays.copyOf(notation.high, notation.steps);
		this.least = Arrays.copyOf(notation.least, notation.steps);
		this.most = Arrays.copyOf(notation.most, notation.steps);
		this.literal = notation.literal.toString();
		this.skip = notation.skip;
		this.shortest = Arrays.stream(this.least).sum();
		this.longest = Arrays.stream(this.most).sum();
	}

	/**
	 * Returns a shape.
	 * @param notation its notation
	 * @return the shape
	 * @throws IllegalArgumentException if the notation is not understood
	 */
	static TokenShape of(String notation) {
		return new TokenShape(new Notation(notation).read());
	}

	// Returns the literal characters that every token of this shape starts with.
	String literal() {
		return this.literal;
	}

	// Returns how many characters stand before the secret part.
	int skip() {
		return this.skip;
	}

	// Returns the length of the shortest token.
	int shortest() {
		return this.shortest;
	}

	// Returns the length of the longest token.
	int longest() {
		return this.longest;
	}

	/**
	 * Returns where a token of this shape ends.
	 * @param text the text
	 * @param start where it starts
	 * @return the end, exclusive, or -1 if there is none
	 */
	int end(CharSequence text, int start) {
		int position = start;
		for (int i = 0; i < this.low.length; i++) {
			int bound = Math.min(text.length(), position + this.most[i]);
			int from = position;
			while (position < bound && has(i, text.charAt(position))) {
				position++;
			}
			if (position - from < this.least[i]) {
				return -1;
			}
		}
		return position;
	}

	/**
	 * Reads the next character of what may be a token, the same way as {@link #end}.
	 * @param state what this method returned for the character before, 0 for the first
	 * @param c the character
	 * @return the state after it, not negative, or {@link #FAILED} or {@link #ENDED}
	 */
	int advance(int state, char c) {
		int step = state >>> STEP;
		int taken = state & ((1 << STEP) - 1);
		while (true) {
			if (taken < this.most[step] && has(step, c)) {
				return step << STEP | taken + 1;
			}
			if (taken < this.least[step]) {
				return FAILED;
			}
			taken = 0;
			if (++step == this.low.length) {
				return ENDED;
			}
		}
	}

	/**
	 * Returns whether a token that ends with a character may have another one beside it.
	 * @param beside the character before the start or after the end
	 * @return whether it belongs to another, longer word
	 */
	boolean isJoined(char beside) {
		return Ascii.isAlphanumeric(beside)
				|| ((beside == '-' || beside == '_' || beside == '+') && has(this.low.length - 1, beside));
	}

	private boolean has(int step, char c) {
		return (c < 64) ? (this.low[step] >>> c & 1) != 0 : c < 128 && (this.high[step] >>> c & 1) != 0;
	}

	@Override
	public String toString() {
		return this.notation;
	}

	/**
	 * Reads the notation.
	 */
	private static final class Notation {

		private final String text;

		private final long[] low = new long[MAX_STEPS];

		private final long[] high = new long[MAX_STEPS];

		private final int[] least = new int[MAX_STEPS];

		private final int[] most = new int[MAX_STEPS];

		private final StringBuilder literal = new StringBuilder();

		private int steps;

		private int skip;

		private int position;

		private boolean leading = true;

		Notation(String text) {
			this.text = text;
		}

		Notation read() {
			while (this.position < this.text.length()) {
				char c = this.text.charAt(this.position++);
				if (c == '(') {
					this.skip = Arrays.stream(this.least, 0, this.steps).sum();
				}
				else if (c == '{') {
					repeat();
				}
				else if (c == '[') {
					characterClass();
				}
				else if (c == '\\') {
					escape(this.text.charAt(this.position++));
				}
				else {
					literal(c);
				}
			}
			if (this.steps == 0) {
				throw new IllegalArgumentException("Shape is empty");
			}
			return this;
		}

		private void step() {
			this.least[this.steps] = 1;
			this.most[this.steps++] = 1;
		}

		private void literal(char c) {
			step();
			include(c, c);
			if (this.leading) {
				this.literal.append(c);
			}
		}

		private void include(char from, char to) {
			for (char c = from; c <= to; c++) {
				if (c < 64) {
					this.low[this.steps - 1] |= 1L << c;
				}
				else {
					this.high[this.steps - 1] |= 1L << c;
				}
			}
		}

		private void repeat() {
			int end = this.text.indexOf('}', this.position);
			String range = this.text.substring(this.position, end);
			int comma = range.indexOf(',');
			this.least[this.steps - 1] = Integer.parseInt((comma < 0) ? range : range.substring(0, comma));
			this.most[this.steps - 1] = (comma < 0) ? this.least[this.steps - 1]
					: Integer.parseInt(range.substring(comma + 1));
			this.position = end + 1;
		}

		private void characterClass() {
			this.leading = false;
			step();
			while (this.text.charAt(this.position) != ']') {
				char from = this.text.charAt(this.position++);
				if (this.text.charAt(this.position) == '-' && this.text.charAt(this.position + 1) != ']') {
					include(from, this.text.charAt(this.position + 1));
					this.position += 2;
				}
				else {
					include(from, from);
				}
			}
			this.position++;
		}

		private void escape(char c) {
			if (!Ascii.isLetter(c)) {
				literal(c);
				return;
			}
			this.leading = false;
			step();
			if (c != 'X') {
				include('0', '9');
			}
			switch (c) {
				case 'd' -> {
				}
				case 'x' -> include('a', 'f');
				case 'X' -> {
					include('0', '9');
					include('a', 'f');
					include('A', 'F');
				}
				case 'l' -> include('a', 'z');
				case 'u' -> include('A', 'Z');
				case 'a', 'w', 'k', 'b' -> {
					include('a', 'z');
					include('A', 'Z');
					extras(c);
				}
				default -> throw new IllegalArgumentException("Unknown class \\" + c);
			}
		}

		private void extras(char c) {
			if (c == 'w' || c == 'k') {
				include('_', '_');
			}
			if (c == 'k') {
				include('-', '-');
			}
			if (c == 'b') {
				include('+', '+');
				include('/', '/');
			}
		}

	}

}
