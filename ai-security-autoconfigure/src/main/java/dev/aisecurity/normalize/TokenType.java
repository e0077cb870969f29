package dev.aisecurity.normalize;

/**
 * What characters of a canonical text are part of a word, in plain or in disguise.
 */
final class TokenType {

	private static final byte WORD = 1;

	private static final byte SIGN = 3;

	static final byte LETTER = 2;

	private static final byte[] TYPES = types();

	private TokenType() {
	}

	private static byte[] types() {
		byte[] types = new byte[Character.MAX_VALUE + 1];
		for (int i = 0; i < types.length; i++) {
			char c = (char) i;
			if (isSpaced(c) && (Character.isLetter(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK)) {
				types[c] = LETTER;
			}
			else if (c >= '0' && c <= '9') {
				types[c] = WORD;
			}
			else if ("@$!|+".indexOf(c) >= 0) {
				types[c] = SIGN;
			}
		}
		return types;
	}

	// Returns whether a script puts spaces between words.
	private static boolean isSpaced(char c) {
		return c < 0x0E00 || c >= 0xAC00 || (c >= 0x10A0 && c < 0x2000);
	}

	// Returns whether a character may be part of a word: a letter of a script that puts
	// spaces between words, a digit, or a sign that looks like a letter.
	static boolean isWord(char c) {
		return TYPES[c] != 0;
	}

	// Returns the type, 0 for what is between words.
	static byte of(char c) {
		return TYPES[c];
	}

	static boolean isLetter(char c) {
		return TYPES[c] == LETTER;
	}

	static boolean isSign(char c) {
		return TYPES[c] == SIGN;
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	// Returns whether a character may follow the bracket that opens a tag.
	static boolean startsTag(char c) {
		return (c >= 'a' && c <= 'z') || c == '/' || c == '!';
	}

	// Returns whether letters and one sign take turns.
	static boolean alternates(String text, int start, int end) {
		if (end - start < 5) {
			return false;
		}
		char sign = text.charAt(start + 1);
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (((i - start) % 2 == 0) ? isSign(c) : c != sign) {
				return false;
			}
		}
		return !isLetter(sign);
	}

}
