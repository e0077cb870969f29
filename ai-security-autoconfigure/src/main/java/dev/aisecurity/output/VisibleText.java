package dev.aisecurity.output;

import dev.aisecurity.normalize.InvisibleCharacters;
import org.jspecify.annotations.Nullable;

/**
 * Parts a text, character by character, into what its reader sees and what nobody sees:
 * control characters other than tabs and line breaks, tag characters, bidirectional
 * controls, zero-width and ignorable characters. Invisible characters that writing needs
 * stay: selectors after characters that have variants, joiners and marks beside letters
 * of scripts that have them, joiners between emoji, flags. Half a surrogate pair becomes
 * U+FFFD. Nothing is held but invisible characters until it is known what follows.
 */
final class VisibleText {

	private static final int NONE = -1;

	private static final int LONGEST_SEQUENCE = 8;

	private static final int REPLACEMENT = 0xFFFD;

	private final Reader reader;

	private final int[] pending = new int[LONGEST_SEQUENCE];

	private int count;

	private boolean flooded;

	private char high;

	private int before = NONE;

	private boolean started;

	private @Nullable StringBuilder hidden;

	/**
	 * Creates an empty text.
	 * @param reader reads what is visible
	 */
	VisibleText(Reader reader) {
		this.reader = reader;
	}

	/**
	 * Reads the next character.
	 * @param c the character, possibly half a surrogate pair
	 */
	void accept(char c) {
		if (this.count == 0 && this.high == 0 && isPlain(c)) {
			this.before = c;
			this.started = true;
			this.reader.visible(c);
			return;
		}
		if (this.high != 0) {
			char first = this.high;
			this.high = 0;
			if (Character.isLowSurrogate(c)) {
				acceptCodePoint(Character.toCodePoint(first, c));
				return;
			}
			lone();
		}
		if (Character.isHighSurrogate(c)) {
			this.high = c;
		}
		else if (Character.isLowSurrogate(c)) {
			lone();
		}
		else {
			acceptCodePoint(c);
		}
	}

	/**
	 * Ends the text.
	 */
	void finish() {
		if (this.high != 0) {
			this.high = 0;
			lone();
		}
		settle(NONE);
	}

	private static boolean isPlain(char c) {
		if (c < 0x7f) {
			return c >= ' ' || c == '\n' || c == '\t' || c == '\r';
		}
		return c > 0x9f && !Character.isSurrogate(c) && !InvisibleCharacters.mayStartWith(c);
	}

	private void lone() {
		settle(NONE);
		this.before = REPLACEMENT;
		this.reader.replaced((char) REPLACEMENT);
	}

	private void acceptCodePoint(int c) {
		if (InvisibleCharacters.contains(c)) {
			if (this.count == LONGEST_SEQUENCE) {
				this.flooded = true;
				cut(0, this.count);
				this.count = 0;
			}
			this.pending[this.count++] = c;
			return;
		}
		boolean control = c < 0xa0 && !isPlain((char) c);
		settle(control ? NONE : c);
		if (control) {
			this.pending[0] = c;
			cut(0, 1);
			report(c != '\f' && c != 0x0b && c != 0x85);
			return;
		}
		this.before = c;
		this.started = true;
		write(c);
	}

	private void write(int c) {
		if (Character.isBmpCodePoint(c)) {
			this.reader.visible((char) c);
		}
		else {
			this.reader.visible(Character.highSurrogate(c));
			this.reader.visible(Character.lowSurrogate(c));
		}
	}

	private void settle(int after) {
		if (this.count == 0) {
			return;
		}
		int kept = this.flooded ? 0 : needed(after);
		for (int i = 0; i < kept; i++) {
			write(this.pending[i]);
			this.before = this.pending[i];
		}
		if (kept < this.count) {
			cut(kept, this.count);
			report(this.flooded || isSuspicious(kept, after));
		}
		this.count = 0;
		this.flooded = false;
	}

	// Returns how many of the pending characters writing needs.
	private int needed(int after) {
		int flag = HiddenWriting.flag(this.before, this.pending, this.count);
		if (flag > 0) {
			return flag;
		}
		int first = this.pending[0];
		if (HiddenWriting.isVariant(this.before, first)) {
			return (this.count > 1 && HiddenWriting.isJoiner(this.pending[1]) && HiddenWriting.isJoined(after)) ? 2 : 1;
		}
		return (this.count == 1 && HiddenWriting.isNeeded(first, this.before, after)) ? 1 : 0;
	}

	private boolean isSuspicious(int from, int after) {
		int first = this.pending[from];
		if (this.count - from > 1) {
			return true;
		}
		if (first == HiddenWriting.SOFT_HYPHEN || (first == HiddenWriting.BYTE_ORDER_MARK && !this.started)) {
			return false;
		}
		return HiddenWriting.isCarrier(first)
				|| (HiddenWriting.isPlainLetter(this.before) && HiddenWriting.isPlainLetter(after));
	}

	private void cut(int from, int to) {
		int units = 0;
		for (int i = from; i < to; i++) {
			units += Character.charCount(this.pending[i]);
			if (this.hidden == null) {
				this.hidden = new StringBuilder();
			}
			if (this.hidden.length() < LONGEST_SEQUENCE) {
				this.hidden.appendCodePoint(this.pending[i]);
			}
		}
		this.reader.invisible(units);
	}

	private void report(boolean suspicious) {
		StringBuilder text = this.hidden;
		this.hidden = null;
		if (suspicious && text != null) {
			this.reader.suspicious(text.toString());
		}
	}

	/**
	 * Reads the parts of a text in order.
	 */
	interface Reader {

		/**
		 * Reads a character that stays.
		 * @param c the character
		 */
		void visible(char c);

		/**
		 * Reads a character that stands for one that cannot be written.
		 * @param c what is written in its place
		 */
		void replaced(char c);

		/**
		 * Is told of characters that are cut out.
		 * @param size how many, in UTF-16 code units
		 */
		void invisible(int size);

		/**
		 * Is told that characters that were cut out just now are not there by accident.
		 * @param hidden some of them
		 */
		void suspicious(String hidden);

	}

}
