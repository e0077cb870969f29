package dev.aisecurity.detect.leakage;

import dev.aisecurity.detect.leakage.Lane.Trail;
import org.jspecify.annotations.Nullable;

/**
 * The characters that numbers stand for: decimal ones of two or three digits, octal ones
 * of two to four, and binary ones of seven, or of eight with or without something between
 * them. Used by one thread.
 */
final class Numbers {

	private static final int BITS = 8;

	private final CanaryIndex index;

	private final Lane decimal = new Lane();

	private final Lane octal = new Lane();

	private final Lane binary = new Lane();

	private long start;

	private int digits;

	private int asDecimal;

	private int asOctal;

	private int asBinary;

	private int bits;

	private long bitsStart;

	Numbers(CanaryIndex index) {
		this.index = index;
	}

	/**
	 * Reads the next character.
	 * @param next a lower-case letter or a digit, or 0 for anything else
	 * @param start where it starts in the text
	 * @param end where it ends, exclusive
	 * @return what is complete with it, or {@code null}
	 */
	@Nullable Trail accept(char next, long start, long end) {
		if (next >= '0' && next <= '9') {
			return digit(next - '0', start, end);
		}
		return (this.digits > 0) ? finish(start) : null;
	}

	private @Nullable Trail digit(int digit, long start, long end) {
		if (this.digits == 0) {
			this.start = start;
			this.asDecimal = 0;
			this.asOctal = 0;
			this.bits = 0;
			this.asBinary = 0;
		}
		this.digits = Math.min(this.digits + 1, BITS + 1);
		if (this.digits <= 4) {
			this.asDecimal = this.asDecimal * 10 + digit;
			this.asOctal = (digit < 8 && this.asOctal >= 0) ? this.asOctal * 8 + digit : -1;
		}
		if (digit > 1 || this.bits < 0) {
			this.bits = -1;
			return null;
		}
		if (this.bits == 0) {
			this.bitsStart = start;
		}
		this.asBinary = this.asBinary << 1 | digit;
		this.bits++;
		return (this.bits == BITS) ? bits(end) : null;
	}

	private @Nullable Trail bits(long end) {
		int code = this.asBinary;
		this.bits = 0;
		this.asBinary = 0;
		return push(this.binary, code, this.bitsStart, end);
	}

	private @Nullable Trail finish(long end) {
		Trail complete = null;
		if (this.digits == BITS - 1 && this.bits == BITS - 1) {
			complete = bits(end);
		}
		else if (this.bits != 0) {
			this.binary.reset();
		}
		Trail other = push(this.decimal, (this.digits <= 3) ? this.asDecimal : -1, this.start, end);
		complete = (other != null) ? other : complete;
		other = push(this.octal, (this.digits <= 4) ? this.asOctal : -1, this.start, end);
		this.digits = 0;
		return (other != null) ? other : complete;
	}

	private @Nullable Trail push(Lane lane, int code, long start, long end) {
		char letter = Codes.plain(code);
		if (letter != 0) {
			return lane.accept(letter, start, end, this.index);
		}
		lane.reset();
		return null;
	}

	long held(long position) {
		return Math.min(this.decimal.held(position), Math.min(this.octal.held(position), this.binary.held(position)));
	}

}
