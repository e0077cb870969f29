package dev.aisecurity.detect.leakage;

import dev.aisecurity.detect.leakage.Lane.Trail;
import dev.aisecurity.normalize.CharacterFolds;
import org.jspecify.annotations.Nullable;

/**
 * Looks for canaries in a text, character by character, in several lanes at once: its
 * letters and digits alone, the same with escapes undone, and the characters that its hex
 * digits, decimal, octal and binary numbers stand for. Whatever else stands between does
 * not matter. Constant time for a character, bounded memory. Used by one thread.
 */
final class CanaryScan {

	private final CharacterFolds folds;

	private final CanaryIndex index;

	private final Lane plain = new Lane();

	private final Escapes escapes;

	private final HexPairs hex;

	private final Numbers numbers;

	private long position;

	private char high;

	private @Nullable Trail complete;

	/**
	 * Creates a scan of one text.
	 * @param folds what characters stand for
	 * @param index the forms to look for
	 */
	CanaryScan(CharacterFolds folds, CanaryIndex index) {
		this.folds = folds;
		this.index = index;
		this.escapes = new Escapes(index, this.plain);
		this.hex = new HexPairs(index);
		this.numbers = new Numbers(index);
	}

	/**
	 * Reads the next character.
	 * @param c a UTF-16 code unit
	 * @return what is complete with it, or {@code null}
	 */
	@Nullable Trail accept(char c) {
		this.position++;
		this.complete = null;
		if (Character.isHighSurrogate(c)) {
			this.high = c;
			return null;
		}
		long start = this.position - 1;
		int point = c;
		if (this.high != 0) {
			if (Character.isLowSurrogate(c)) {
				point = Character.toCodePoint(this.high, c);
				start--;
			}
			this.high = 0;
		}
		read(point, start);
		return this.complete;
	}

	private void read(int point, long start) {
		char next = this.folds.plain(point);
		long end = this.position;
		note(this.escapes.accept(point, next, start, end));
		note(this.numbers.accept(next, start, end));
		if (next != 0) {
			note(this.plain.accept(next, start, end, this.index));
			note(this.hex.accept(next, start, end));
		}
	}

	private void note(@Nullable Trail trail) {
		if (trail != null) {
			this.complete = trail;
		}
	}

	/**
	 * Returns where the text starts that may be the beginning of a canary.
	 * @return how many characters read last are part of it, 0 if none
	 */
	int held() {
		long first = Math.min(Math.min(this.plain.held(this.position), this.escapes.held(this.position)),
				Math.min(this.hex.held(this.position), this.numbers.held(this.position)));
		return (first < this.position) ? (int) (this.position - first) : 0;
	}

	/**
	 * Returns how much has been read.
	 * @return the number of characters
	 */
	long position() {
		return this.position;
	}

}
