package dev.aisecurity.detect.leakage;

import dev.aisecurity.detect.leakage.Lane.Trail;
import org.jspecify.annotations.Nullable;

/**
 * Letters and digits of which some are written as escapes: {@code %71}, {@code \x71},
 * {@code \u0071}, <code>&#92;u{71}</code>, {@code &#113;}, {@code &#x71;}. Asleep until
 * the first escape comes. Used by one thread.
 */
final class Escapes {

	private static final int AWAKE = 4 * Canary.LENGTH;

	private final CanaryIndex index;

	private final Lane plain;

	private final Lane lane = new Lane();

	private State state = State.TEXT;

	private int awake;

	private long start;

	private int code;

	private int digits;

	private int length;

	private int radix;

	/**
	 * Creates a reader.
	 * @param index the forms to look for
	 * @param plain the letters and digits as they stand in the text
	 */
	Escapes(CanaryIndex index, Lane plain) {
		this.index = index;
		this.plain = plain;
	}

	/**
	 * Reads the next character.
	 * @param point the code point
	 * @param next the letter or digit that it stands for, or 0
	 * @param start where it starts in the text
	 * @param end where it ends, exclusive
	 * @return what is complete with it, or {@code null}
	 */
	@Nullable Trail accept(int point, char next, long start, long end) {
		if (this.state != State.TEXT) {
			return inside(point, next, start, end);
		}
		if (point == '%' || point == '\\' || point == '&') {
			begin(point, start);
			return null;
		}
		return (next != 0 && this.awake > 0) ? literal(next, start, end) : null;
	}

	private @Nullable Trail literal(char next, long start, long end) {
		this.awake--;
		return this.lane.accept(next, start, end, this.index);
	}

	private void begin(int point, long start) {
		if (this.awake == 0) {
			this.lane.copy(this.plain);
		}
		this.start = start;
		this.code = 0;
		this.digits = 0;
		this.state = State.MARK;
		if (point == '%') {
			expect(2, 16);
		}
		else {
			this.radix = (point == '&') ? 10 : 16;
		}
	}

	private void expect(int length, int radix) {
		this.length = length;
		this.radix = radix;
		this.state = State.DIGITS;
	}

	private @Nullable Trail inside(int point, char next, long start, long end) {
		if (this.state == State.MARK) {
			if (mark(point)) {
				return null;
			}
		}
		else {
			int digit = Character.digit(point, this.radix);
			if (digit >= 0) {
				this.code = this.code * this.radix + digit;
				this.digits++;
				return (this.digits == this.length) ? finish(end) : null;
			}
			if (this.digits == 0 && mark(point)) {
				return null;
			}
			if (this.digits > 0 && (this.radix == 10 || point == ';' || point == '}')) {
				Trail complete = finish(start);
				Trail then = accept(point, next, start, end);
				return (then != null) ? then : complete;
			}
		}
		this.state = State.TEXT;
		return accept(point, next, start, end);
	}

	private boolean mark(int point) {
		switch (point) {
			case 'x', 'X' -> expect((this.radix == 10) ? 6 : 2, 16);
			case 'u', 'U' -> expect(4, 16);
			case '#' -> expect(6, this.radix);
			case '{' -> expect(6, 16);
			default -> {
				return false;
			}
		}
		return true;
	}

	private @Nullable Trail finish(long end) {
		this.state = State.TEXT;
		char letter = Codes.plain(this.code);
		if (letter == 0) {
			return null;
		}
		this.awake = AWAKE;
		return this.lane.accept(letter, this.start, end, this.index);
	}

	long held(long position) {
		return (this.awake > 0) ? this.lane.held(position) : Long.MAX_VALUE;
	}

	private enum State {

		TEXT, MARK, DIGITS

	}

}
