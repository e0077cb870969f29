package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Texts written as numbers of characters: in binary, octal, decimal or hexadecimal, or as
 * places in the alphabet.
 */
final class NumberCodes {

	private static final int MIN_CODES = 5;

	private static final int MAX_DIGITS = 8;

	private static final int MAX_GAP = 3;

	private static final int BITS = 8;

	private static final int LETTERS = 26;

	private static final int[] RADICES = { 2, 16, 8, 10 };

	private NumberCodes() {
	}

	// Returns whether a word may be the number of a character.
	static boolean isCode(String text, int start, int end) {
		int from = isPrefixed(text, start, end) ? start + 2 : start;
		for (int i = from; i < end; i++) {
			if (Escapes.hex(text.charAt(i)) < 0) {
				return false;
			}
		}
		return end > from && end - from <= MAX_DIGITS;
	}

	private static boolean isPrefixed(String text, int start, int end) {
		return end - start > 2 && text.charAt(start) == '0'
				&& (text.charAt(start + 1) == 'x' || text.charAt(start + 1) == 'X');
	}

	/**
	 * Returns where numbers in a row end.
	 * @param text the text
	 * @param start where the first starts
	 * @return where the last ends, or the start if they are few
	 */
	static int end(String text, int start) {
		int codes = 0;
		int last = start;
		int i = start;
		while (i < text.length()) {
			int end = wordEnd(text, i);
			if (end == i || !isCode(text, i, end)) {
				break;
			}
			codes++;
			last = end;
			i = end;
			while (i < text.length() && i - end <= MAX_GAP && !isPart(text.charAt(i))) {
				i++;
			}
			if (i - end > MAX_GAP || i == end) {
				break;
			}
		}
		return (codes >= MIN_CODES) ? last : start;
	}

	private static boolean isPart(char c) {
		return TokenType.isLetter(c) || TokenType.isDigit(c);
	}

	private static int wordEnd(String text, int start) {
		int end = start;
		while (end < text.length() && end - start <= MAX_DIGITS + 2 && isPart(text.charAt(end))) {
			end++;
		}
		return end;
	}

	/**
	 * Returns what numbers in a row stand for.
	 * @param text the text
	 * @param start where the first starts
	 * @param end where the last ends
	 * @return the text, or {@code null} if they stand for none
	 */
	static @Nullable MappedText read(String text, int start, int end) {
		MappedText best = null;
		int most = -1;
		for (int radix : RADICES) {
			ByteRun bytes = bytes(text, start, end, radix);
			MappedText found = (bytes != null) ? bytes.text() : null;
			int frequent = (found != null) ? frequent(found) : -1;
			if (frequent > most) {
				best = found;
				most = frequent;
			}
		}
		return (best != null) ? best : places(text, start, end);
	}

	private static int frequent(MappedText found) {
		int frequent = 0;
		for (int i = 0; i < found.length(); i++) {
			frequent += ("etaoinsrhl ETAOINSRHL".indexOf(found.charAt(i)) >= 0) ? 1 : 0;
		}
		return frequent;
	}

	private static @Nullable ByteRun bytes(String text, int start, int end, int radix) {
		ByteRun bytes = new ByteRun();
		for (int i = start; i < end;) {
			int to = wordEnd(text, i);
			if (to == i) {
				i++;
				continue;
			}
			int from = (radix == 16 && isPrefixed(text, i, to)) ? i + 2 : i;
			int value = value(text, from, to, radix);
			if (value < 0 || value > 255) {
				return null;
			}
			bytes.add(value, i, to);
			i = to;
		}
		return bytes;
	}

	private static int value(String text, int start, int end, int radix) {
		int digits = end - start;
		boolean usual = switch (radix) {
			case 2 -> digits >= 6;
			case 16 -> digits == 2;
			default -> digits == 2 || digits == 3;
		};
		int value = 0;
		for (int i = start; usual && i < end; i++) {
			int digit = Escapes.hex(text.charAt(i));
			if (digit < 0 || digit >= radix) {
				return -1;
			}
			value = value * radix + digit;
		}
		return usual ? value : -1;
	}

	// Reads 1 to 26 as letters; a wider gap, a zero or another sign parts words.
	private static @Nullable MappedText places(String text, int start, int end) {
		MappedText letters = new MappedText(16);
		int gap = 0;
		for (int i = start; i < end;) {
			int to = wordEnd(text, i);
			if (to == i) {
				gap += (text.charAt(i) == '/' || text.charAt(i) == '|') ? 2 : 1;
				if (gap == 2 || (gap == 1 && text.charAt(i) == ' ' && isHyphenated(text, start, end))) {
					letters.append(' ', i, i + 1);
				}
				i++;
				continue;
			}
			int value = (to - i <= 2) ? value(text, i, to) : -1;
			if (value < 0 || value > LETTERS) {
				return null;
			}
			letters.append((value == 0) ? ' ' : (char) ('a' + value - 1), i, to);
			gap = 0;
			i = to;
		}
		return letters;
	}

	private static boolean isHyphenated(String text, int start, int end) {
		int hyphen = text.indexOf('-', start);
		return hyphen > 0 && hyphen < Math.min(end, start + MAX_GAP + 1);
	}

	private static int value(String text, int start, int end) {
		int value = 0;
		for (int i = start; i < end; i++) {
			if (!TokenType.isDigit(text.charAt(i))) {
				return -1;
			}
			value = value * 10 + text.charAt(i) - '0';
		}
		return value;
	}

	/**
	 * Returns what bits without spaces stand for.
	 * @param text the text
	 * @param start where they start
	 * @param end where they end, exclusive
	 * @return the text, or {@code null} if they stand for none
	 */
	static @Nullable MappedText bits(String text, int start, int end) {
		if ((end - start) % BITS != 0) {
			return null;
		}
		ByteRun bytes = new ByteRun();
		for (int i = start; i < end; i += BITS) {
			int value = 0;
			for (int bit = i; bit < i + BITS; bit++) {
				int digit = text.charAt(bit) - '0';
				if (digit != 0 && digit != 1) {
					return null;
				}
				value = value << 1 | digit;
			}
			bytes.add(value, i, i + BITS);
		}
		return bytes.text();
	}

}
