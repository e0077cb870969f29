package dev.aisecurity.output;

/**
 * The characters since the last one that no address, token or URL goes across: white
 * space, brackets, double quotes, the characters of scripts that are written without
 * spaces. As long as nothing in them looks like the start of a URL, a long run loses its
 * beginning in steps: nothing that is looked for reaches back so far.
 */
final class TextRun {

	private static final int LONGEST = 256;

	private static final int REACH = 128;

	private static final int LONG_WORD = 24;

	private static final byte WORD = 0;

	private static final byte SEPARATOR = 1;

	private static final byte TRIGGER = 2;

	private static final byte SLASH = 3;

	private static final byte DOT = 4;

	private static final byte BAR = 5;

	private static final byte[] KINDS = kinds();

	private int held;

	private int length;

	private int letters;

	private boolean open;

	private boolean remarkable;

	private char before;

	private static byte[] kinds() {
		byte[] kinds = new byte[128];
		for (char c = 0; c < 128; c++) {
			if (c <= ' ' || c == 0x7f || "\"<>()[]{},`!*".indexOf(c) >= 0) {
				kinds[c] = SEPARATOR;
			}
		}
		for (char c : ":\\%&".toCharArray()) {
			kinds[c] = TRIGGER;
		}
		kinds['/'] = SLASH;
		kinds['.'] = DOT;
		kinds['|'] = BAR;
		return kinds;
	}

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters the run holds back, this one included
	 */
	int accept(char c) {
		byte kind = (c < 128) ? KINDS[c] : beyondAscii(c);
		char last = this.before;
		this.before = c;
		this.remarkable = false;
		if (kind == SEPARATOR || (kind == BAR && !isDigit(last))) {
			this.remarkable = this.open;
			this.held = 0;
			this.length = 0;
			this.letters = 0;
			this.open = false;
			return 0;
		}
		this.held++;
		this.length++;
		if (kind == TRIGGER || (kind == SLASH && last == '/') || (kind == DOT && this.letters >= 3)) {
			this.open = true;
			this.remarkable = true;
		}
		else if (this.length >= LONG_WORD) {
			this.remarkable = true;
		}
		this.letters = ((c | 0x20) == 'w') ? this.letters + 1 : 0;
		if (this.held > LONGEST && !this.open) {
			this.held = REACH;
		}
		return this.held;
	}

	// Returns how long the part of the run is that is held.
	int length() {
		return this.held;
	}

	// Returns whether the run is worth looking at because of the character read last, be
	// it in the run or after it.
	boolean isRemarkable() {
		return this.remarkable;
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static byte beyondAscii(char c) {
		if (c < 0x2000) {
			return (c == 0xa0 || c == 0x1680) ? SEPARATOR : WORD;
		}
		if (c < 0x2e80) {
			return ofSymbol(c);
		}
		if (c < 0xa000 || (c >= 0xac00 && c < 0xd7b0) || (c >= 0xf900 && c < 0xfb00)) {
			return SEPARATOR;
		}
		return isCompatible(c) ? TRIGGER : WORD;
	}

	private static byte ofSymbol(char c) {
		if (c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f) {
			return SEPARATOR;
		}
		return (c == 0x2024 || (c >= 0x2100 && c < 0x2150) || (c >= 0x2460 && c < 0x2500)) ? TRIGGER : WORD;
	}

	// Returns whether a character stands for one that URLs are made of.
	private static boolean isCompatible(char c) {
		return c == 0xd835 || c == 0xfe13 || c == 0xfe52 || c == 0xfe55 || c == 0xff05 || c == 0xff06 || c == 0xff0e
				|| c == 0xff0f || c == 0xff1a || c == 0xff3c || (c >= 0xff21 && c <= 0xff5a && c != 0xff3e);
	}

}
