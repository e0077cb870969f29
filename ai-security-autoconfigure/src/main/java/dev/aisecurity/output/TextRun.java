package dev.aisecurity.output;

import java.util.stream.Stream;

/**
 * The characters since the last one that no address, token or URL goes across: white
 * space, brackets, double quotes, the characters of scripts that are written without
 * spaces. A run with a URL in it goes on up to white space or an angle bracket, as some
 * reader may think the URL does. As long as nothing in them looks like the start of a
 * URL, a long run loses its beginning in steps: nothing that is looked for reaches back
 * so far.
 */
final class TextRun {

	private static final int LONGEST = 256;

	private static final int REACH = 128;

	private static final int LONG_WORD = 24;

	private static final byte WORD = 0;

	private static final byte SEPARATOR = 1;

	private static final byte TRIGGER = 2;

	private static final byte SLASH = 3;

	private static final byte BAR = 4;

	private static final int LETTER = 5;

	private static final int LETTER_MASK = 31;

	private static final byte[] KINDS = kinds();

	private static final long[] SCHEMES = Stream
		.of("http", "https", "ws", "wss", "ftp", "ftps", "feed", "javascript", "script", "vbscript", "livescript",
				"jscript", "mocha", "data", "file", "blob", "filesystem", "source", "jar", "intent", "mhtml")
		.mapToLong(TextRun::word)
		.toArray();

	private int held;

	private int length;

	private int ws;

	/** The letters before the next character, five bits each. */
	private long word;

	/** The separator before the run. */
	private char opener;

	/** Whether there is a URL in the run. */
	private boolean url;

	/** Whether something in the run could be part of a URL. */
	private boolean open;

	/** Whether the run may be the value of an attribute or the destination of a link. */
	private boolean value;

	private boolean remarkable;

	/** The character of the run before the slashes that were read last, or 0. */
	private char lead;

	private char before;

	private static long word(String letters) {
		long word = 0;
		for (char c : letters.toCharArray()) {
			word = word << LETTER | (c & LETTER_MASK);
		}
		return word;
	}

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
		if (ends(c, kind, last)) {
			end(c);
			return 0;
		}
		if (isSlash(c) && !isSlash(last)) {
			this.lead = (this.length > 0) ? last : 0;
		}
		this.held++;
		this.length++;
		this.value |= c == '=' || c == '\'';
		boolean url = isUrl(c, kind, last);
		this.ws = ((c | 0x20) == 'w') ? this.ws + 1 : 0;
		boolean sign = url || (kind == TRIGGER && c != ':') || last == ':' || last == '?';
		this.url |= url;
		this.open |= sign;
		this.word = isLetter(c) ? this.word << LETTER | (c & LETTER_MASK) : 0;
		this.remarkable = sign || this.length >= LONG_WORD;
		if (this.held > LONGEST && !this.open) {
			this.held = REACH;
			this.remarkable = false;
		}
		return this.held;
	}

	// A URL goes on to where all of its readers see an end.
	private boolean ends(char c, byte kind, char last) {
		if (this.url) {
			return c <= ' ' || c == '<' || c == '>' || (c == '"' && this.opener == '"')
					|| (kind == SEPARATOR && c >= 128);
		}
		return kind == SEPARATOR || (kind == BAR && !isDigit(last));
	}

	private void end(char c) {
		boolean line = c == '\n' || c == '\t' || c == '\r';
		this.remarkable = this.open || (line && this.value && this.length > 0);
		this.value = c > ' ' || (this.value && (line || this.length == 0));
		this.opener = c;
		this.held = 0;
		this.length = 0;
		this.ws = 0;
		this.word = 0;
		this.open = false;
		this.url = false;
	}

	private boolean isUrl(char c, byte kind, char last) {
		return switch (kind) {
			case SLASH -> isSlash(last) && !goesOn(this.lead);
			case TRIGGER -> (c == ':') ? isScheme(this.word) || (this.opener == '"' && this.word != 0)
					: c >= 128 || (c == '\\' && (last == '\\' || last == '/'));
			default -> (c == '.' && this.ws >= 3) || (last == '&' && (c == '#' || isLetter(c)))
					|| ((last == '%' || last == '\\') && isHex(c));
		};
	}

	private static boolean isScheme(long word) {
		for (long scheme : SCHEMES) {
			if (scheme == word) {
				return true;
			}
		}
		return false;
	}

	// Returns whether slashes after a character go on with a path, or with Base64.
	private static boolean goesOn(char c) {
		return isLetter(c) || isDigit(c) || c == '+';
	}

	private static boolean isSlash(char c) {
		return c == '/' || c == '\\';
	}

	private static boolean isLetter(char c) {
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	}

	private static boolean isHex(char c) {
		return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
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
