package dev.aisecurity.normalize;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reads messages that are written in two zero-width characters as bits, or in a third one
 * as the space between numbers. All known conventions are tried; only a message that
 * makes readable text counts.
 */
final class ZeroWidthCode {

	private static final int MIN_CHARACTERS = 5;

	private static final int MIN_DISTINCT = 4;

	private static final int MAX_SYMBOLS = 4;

	private static final int[] WIDTHS = { 8, 7, 16 };

	private ZeroWidthCode() {
	}

	/**
	 * Returns the message.
	 * @param symbols the zero-width characters
	 * @return the message, or {@code null} if there is none
	 */
	static @Nullable MappedText decode(MappedText symbols) {
		if (symbols.length() < MIN_CHARACTERS * 7) {
			return null;
		}
		char[] alphabet = new char[MAX_SYMBOLS];
		int size = alphabet(symbols, alphabet);
		if (size == 2) {
			return binary(symbols, alphabet[0], alphabet[1]);
		}
		if (size == 3) {
			return separated(symbols, alphabet);
		}
		return (size == MAX_SYMBOLS) ? readable(quaternary(symbols, alphabet)) : null;
	}

	private static int alphabet(MappedText symbols, char[] alphabet) {
		int size = 0;
		for (int i = 0; i < symbols.length(); i++) {
			char c = symbols.charAt(i);
			int at = 0;
			while (at < size && alphabet[at] != c) {
				at++;
			}
			if (at == size) {
				if (size == alphabet.length) {
					return size + 1;
				}
				alphabet[size++] = c;
			}
		}
		Arrays.sort(alphabet, 0, size);
		return size;
	}

	private static @Nullable MappedText binary(MappedText symbols, char zero, char one) {
		for (int width : WIDTHS) {
			MappedText message = readable(fixed(symbols, one, width));
			if (message == null) {
				message = readable(fixed(symbols, zero, width));
			}
			if (message != null) {
				return message;
			}
		}
		return null;
	}

	private static MappedText fixed(MappedText symbols, char one, int width) {
		MappedText message = new MappedText(symbols.length() / width + 1);
		for (int i = 0; i + width <= symbols.length(); i += width) {
			int value = 0;
			for (int j = i; j < i + width; j++) {
				value = value << 1 | ((symbols.charAt(j) == one) ? 1 : 0);
			}
			message.append((char) value, symbols.start(i), symbols.end(i + width - 1));
		}
		return message;
	}

	private static @Nullable MappedText separated(MappedText symbols, char[] alphabet) {
		for (int separator = 0; separator < 3; separator++) {
			char first = alphabet[(separator == 0) ? 1 : 0];
			char second = alphabet[(separator == 2) ? 1 : 2];
			MappedText message = readable(numbers(symbols, alphabet[separator], second));
			if (message == null) {
				message = readable(numbers(symbols, alphabet[separator], first));
			}
			if (message != null) {
				return message;
			}
		}
		return null;
	}

	private static MappedText numbers(MappedText symbols, char separator, char one) {
		MappedText message = new MappedText(16);
		int value = 0;
		int start = -1;
		for (int i = 0; i <= symbols.length(); i++) {
			if (i == symbols.length() || symbols.charAt(i) == separator) {
				if (start >= 0) {
					message.append((char) value, symbols.start(start), symbols.end(i - 1));
				}
				start = -1;
				value = 0;
			}
			else {
				start = (start < 0) ? i : start;
				value = value << 1 | ((symbols.charAt(i) == one) ? 1 : 0);
			}
		}
		return message;
	}

	private static MappedText quaternary(MappedText symbols, char[] alphabet) {
		MappedText message = new MappedText(symbols.length() / 4 + 1);
		for (int i = 0; i + 4 <= symbols.length(); i += 4) {
			int value = 0;
			for (int j = i; j < i + 4; j++) {
				value = value << 2 | Arrays.binarySearch(alphabet, symbols.charAt(j));
			}
			message.append((char) value, symbols.start(i), symbols.end(i + 3));
		}
		return message;
	}

	// Returns a message if nearly all of it is readable and it is not one letter again
	// and again.
	private static @Nullable MappedText readable(MappedText message) {
		int printable = 0;
		long letters = 0;
		for (int i = 0; i < message.length(); i++) {
			char c = message.charAt(i);
			if ((c >= ' ' && c < 0x7F) || c == '\n' || (c > 0xA0 && Character.isLetter(c))) {
				printable++;
				letters |= 1L << (c & 31);
			}
		}
		boolean readable = message.length() >= MIN_CHARACTERS && printable * 20 >= message.length() * 19
				&& Long.bitCount(letters) >= MIN_DISTINCT;
		return readable ? message : null;
	}

}
