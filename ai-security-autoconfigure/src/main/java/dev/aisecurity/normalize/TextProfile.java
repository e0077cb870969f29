package dev.aisecurity.normalize;

/**
 * What one quick look at a text tells: a set of bits that says which transformations have
 * something to do.
 */
final class TextProfile {

	/** Has ASCII capital letters. */
	static final int UPPER = 1;

	/** Has ASCII control characters that are not white space. */
	static final int CONTROL = 2;

	/** Has ASCII white space other than the space and the line feed. */
	static final int BLANK = 4;

	/** Has characters that markup starts with. */
	static final int MARKUP = 8;

	/** Has characters beyond ASCII. */
	static final int WIDE = 16;

	/** May have invisible characters. */
	static final int INVISIBLE = 32;

	private static final byte[] ASCII = ascii();

	private TextProfile() {
	}

	private static byte[] ascii() {
		byte[] bits = new byte[128];
		for (int c = 0; c < 128; c++) {
			if (c >= 'A' && c <= 'Z') {
				bits[c] = UPPER;
			}
			else if (c == '\t' || c == '\r' || c == '\f' || c == 0x0B) {
				bits[c] = BLANK;
			}
			else if ((c < ' ' && c != '\n') || c == 0x7F) {
				bits[c] = CONTROL;
			}
			else if (c == '<' || c == '[') {
				bits[c] = MARKUP;
			}
		}
		return bits;
	}

	static int of(String text) {
		int bits = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < 128) {
				bits |= ASCII[c];
			}
			else {
				bits |= InvisibleCharacters.mayStartWith(c) ? WIDE | INVISIBLE : WIDE;
			}
		}
		return bits;
	}

}
