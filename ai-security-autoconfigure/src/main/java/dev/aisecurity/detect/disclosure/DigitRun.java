package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * Digits that stand together, in groups with one separator between each two, and every
 * prefix of them that ends with a group. Bounded: what is longer is not a number that
 * anybody has.
 */
final class DigitRun {

	private static final int MAX_DIGITS = 19;

	private static final int MAX_GROUPS = 8;

	private static final int MIN_DIGITS = 9;

	private final byte[] digits = new byte[MAX_DIGITS];

	private final int[] ends = new int[MAX_GROUPS];

	private final int[] counts = new int[MAX_GROUPS];

	private final long[] layouts = new long[MAX_GROUPS];

	private final int start;

	private int groups;

	private DigitRun(int start) {
		this.start = start;
	}

	/**
	 * Returns the digits at an index.
	 * @param text the text
	 * @param start index of the first digit
	 * @return the run, or {@code null} if it is short
	 */
	static @Nullable DigitRun at(CharSequence text, int start) {
		if (!isLongEnough(text, start)) {
			return null;
		}
		DigitRun run = new DigitRun(start);
		int count = 0;
		int position = start;
		long layout = 0;
		int separator = 0;
		while (run.groups < MAX_GROUPS) {
			int end = Ascii.endOfDigits(text, position, MAX_DIGITS);
			if (count + end - position > MAX_DIGITS) {
				break;
			}
			for (int i = position; i < end; i++) {
				run.digits[count++] = (byte) (text.charAt(i) - '0');
			}
			layout = layout << 8 | (long) separator << 5 | end - position;
			run.ends[run.groups] = end;
			run.counts[run.groups] = count;
			run.layouts[run.groups++] = layout;
			separator = separator(Ascii.at(text, end));
			if (separator == 0 || !Ascii.isDigit(Ascii.at(text, end + 1))) {
				break;
			}
			position = end + 1;
		}
		return run;
	}

	private static boolean isLongEnough(CharSequence text, int start) {
		int count = 0;
		for (int i = start; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Ascii.isDigit(c)) {
				if (++count == MIN_DIGITS) {
					return true;
				}
			}
			else if (separator(c) == 0 || separator(text.charAt(i - 1)) != 0) {
				return false;
			}
		}
		return false;
	}

	/**
	 * Returns a layout as the runs hold it.
	 * @param pattern lengths of groups and the separators between them: {@code 3-2-4}
	 * @return the layout
	 */
	static long layout(String pattern) {
		long layout = 0;
		int length = 0;
		int separator = 0;
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			if (Ascii.isDigit(c)) {
				length = length * 10 + c - '0';
			}
			else {
				layout = layout << 8 | (long) separator << 5 | length;
				separator = separator(c);
				length = 0;
			}
		}
		return layout << 8 | (long) separator << 5 | length;
	}

	private static int separator(char c) {
		return switch (c) {
			case ' ', '\u00a0', '\u202f', '\u2009' -> 1;
			case '-', '\u2010', '\u2011', '\u2012', '\u2013' -> 2;
			case '.' -> 3;
			case '/' -> 4;
			case '+' -> 5;
			default -> 0;
		};
	}

	// Returns the digits of all groups. Callers do not change them.
	byte[] digits() {
		return this.digits;
	}

	int start() {
		return this.start;
	}

	int groups() {
		return this.groups;
	}

	// Returns where the first groups end.
	int end(int groups) {
		return this.ends[groups - 1];
	}

	// Returns how many digits the first groups have.
	int count(int groups) {
		return this.counts[groups - 1];
	}

	// Returns the layout of the first groups.
	long layout(int groups) {
		return this.layouts[groups - 1];
	}

	// Returns whether a number may start here: not inside a word, an amount, a decimal
	// fraction or a longer identifier.
	static boolean mayStart(CharSequence text, int start) {
		char before = Ascii.at(text, start - 1);
		return switch (before) {
			case '_', '$', '\u20ac', '\u00a3', '\u00a5', '+', '%', '\\', '&' -> false;
			case '.', ',', '/', ':' -> !Ascii.isDigit(Ascii.at(text, start - 2));
			case '-' -> !Ascii.isAlphanumeric(Ascii.at(text, start - 2));
			default -> !Ascii.isAlphanumeric(before);
		};
	}

	// Returns whether a number may end here.
	static boolean mayEnd(CharSequence text, int end) {
		char next = Ascii.at(text, end);
		return switch (next) {
			case '_', '%', '@' -> false;
			case '.', '-' -> !Ascii.isAlphanumeric(Ascii.at(text, end + 1));
			case ',', '/', ':' -> !Ascii.isDigit(Ascii.at(text, end + 1));
			default -> !Ascii.isAlphanumeric(next);
		};
	}

}
