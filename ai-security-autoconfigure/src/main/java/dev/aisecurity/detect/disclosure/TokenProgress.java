package dev.aisecurity.detect.disclosure;

import java.util.Arrays;

/**
 * Follows tokens that may be secrets by their form, from their first characters to the
 * one after their end. Many may be under way at once, one in another.
 */
final class TokenProgress {

	private static final int MOST = 32;

	private final SelfEvidentSecrets formats;

	private TokenShape[] shapes = new TokenShape[4];

	private int[] states = new int[4];

	private int[] lengths = new int[4];

	private int count;

	private char last;

	private char beforeLast;

	private int starts;

	/** Characters since more tokens were under way than are followed one by one. */
	private int crowd;

	private boolean complete;

	TokenProgress(SelfEvidentSecrets formats) {
		this.formats = formats;
	}

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters are held back, this one included
	 */
	int accept(char c) {
		this.complete = false;
		if (this.count > 0) {
			advance(c);
		}
		boolean word = Ascii.isAlphanumeric(c);
		this.starts = this.starts << 1 | ((word && !continues()) ? 1 : 0);
		if ((this.starts & 4) != 0 && this.formats.mayStart(this.beforeLast, this.last, c)) {
			start(c);
		}
		this.beforeLast = this.last;
		this.last = c;
		if (this.crowd > 0) {
			this.crowd = (c > ' ') ? this.crowd + 1 : 0;
		}
		int held = this.crowd;
		for (int i = 0; i < this.count; i++) {
			held = Math.max(held, this.lengths[i]);
		}
		return held;
	}

	// Returns whether a token was completed by the character read last.
	boolean isComplete() {
		return this.complete;
	}

	// A letter that a backslash escapes is not part of a word.
	private boolean continues() {
		return Ascii.isAlphanumeric(this.last)
				&& !(this.beforeLast == '\\' && (this.last == 'n' || this.last == 'r' || this.last == 't'));
	}

	private void advance(char c) {
		int kept = 0;
		for (int i = 0; i < this.count; i++) {
			int state = this.shapes[i].advance(this.states[i], c);
			if (state >= 0) {
				this.shapes[kept] = this.shapes[i];
				this.states[kept] = state;
				this.lengths[kept++] = this.lengths[i] + 1;
			}
			this.complete |= state == TokenShape.ENDED;
		}
		this.count = kept;
	}

	private void start(char c) {
		for (TokenShape shape : this.formats.startingWith(this.beforeLast)) {
			int state = shape.advance(0, this.beforeLast);
			state = (state >= 0) ? shape.advance(state, this.last) : state;
			state = (state >= 0) ? shape.advance(state, c) : state;
			if (state >= 0) {
				add(shape, state);
			}
		}
	}

	private void add(TokenShape shape, int state) {
		if (this.count == MOST) {
			this.crowd = Math.max(this.crowd, 3);
			this.complete = true;
			return;
		}
		if (this.count == this.shapes.length) {
			this.shapes = Arrays.copyOf(this.shapes, this.count * 2);
			this.states = Arrays.copyOf(this.states, this.count * 2);
			this.lengths = Arrays.copyOf(this.lengths, this.count * 2);
		}
		this.shapes[this.count] = shape;
		this.states[this.count] = state;
		this.lengths[this.count++] = 3;
	}

}
