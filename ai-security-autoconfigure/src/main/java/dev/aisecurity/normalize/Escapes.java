package dev.aisecurity.normalize;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Characters that are written as escapes: percent-encoding, character references of HTML,
 * escapes of programming languages, quoted-printable, {@code U+0041}. Used by one thread.
 */
final class Escapes {

	private static final Map<String, Character> NAMED = Map.ofEntries(Map.entry("lt", '<'), Map.entry("gt", '>'),
			Map.entry("amp", '&'), Map.entry("quot", '"'), Map.entry("apos", '\''), Map.entry("nbsp", ' '),
			Map.entry("lbrack", '['), Map.entry("rbrack", ']'), Map.entry("lsqb", '['), Map.entry("rsqb", ']'),
			Map.entry("vert", '|'), Map.entry("verbar", '|'), Map.entry("num", '#'), Map.entry("colon", ':'),
			Map.entry("period", '.'), Map.entry("comma", ','), Map.entry("sol", '/'), Map.entry("lowbar", '_'),
			Map.entry("shy", '\u00AD'), Map.entry("zwnj", '\u200C'), Map.entry("zwj", '\u200D'), Map.entry("Tab", '\t'),
			Map.entry("NewLine", '\n'), Map.entry("excl", '!'), Map.entry("lpar", '('), Map.entry("rpar", ')'),
			Map.entry("szlig", 'ß'), Map.entry("hyphen", '-'));

	private static final int MAX_NAME = 8;

	private static final String MARKS = "acute grave uml circ tilde cedil ring caron slash";

	private final String text;

	private final MappedText result;

	private final StringBuilder name = new StringBuilder();

	Escapes(String text, MappedText result) {
		this.text = text;
		this.result = result;
	}

	// Returns whether an escape may start with these characters.
	static boolean mayStart(char c, char next, char afterNext) {
		return switch (c) {
			case '%' -> hex(next) >= 0 && hex(afterNext) >= 0;
			case '=' -> (hex(next) >= 0 && hex(afterNext) >= 0) || next == '\n' || next == '\r';
			case '&' -> next == '#' || TokenType.isLetter(next);
			default -> next == 'u' || next == 'U' || next == 'x' || next == 'X' || next == 'n' || next == 'r'
					|| next == 't' || next == '"' || next == '/' || (next >= '0' && next <= '7');
		};
	}

	static int hex(char c) {
		if (c >= '0' && c <= '9') {
			return c - '0';
		}
		char lower = (char) (c | 0x20);
		return (lower >= 'a' && lower <= 'f') ? lower - 'a' + 10 : -1;
	}

	/**
	 * Writes what an escape stands for.
	 * @param start where it may start
	 * @return where it ends, or the start if there is none
	 */
	int read(int start) {
		return switch (this.text.charAt(start)) {
			case '%', '=' -> bytes(start);
			case '&' -> reference(start);
			case '\\' -> backslash(start);
			default -> codePoint(start);
		};
	}

	private char at(int index) {
		return (index < this.text.length()) ? this.text.charAt(index) : 0;
	}

	// Reads bytes in a row, so that those of one character come together
	private int bytes(int start) {
		char lead = this.text.charAt(start);
		int i = softBreak(start);
		if (i > start) {
			return i;
		}
		if (lead == '=' && !isQuotedPrintable(start)) {
			return start;
		}
		ByteRun run = null;
		while (at(i) == lead && hex(at(i + 1)) >= 0 && hex(at(i + 2)) >= 0) {
			run = (run != null) ? run : new ByteRun();
			run.add(hex(at(i + 1)) << 4 | hex(at(i + 2)), i, i + 3);
			i = softBreak(i + 3);
		}
		return write(run, start, i);
	}

	// A lone byte that is no character stays as it is
	private int write(@Nullable ByteRun run, int start, int end) {
		return (run != null && run.appendTo(this.result)) ? end : start;
	}

	// An equals sign has many uses, so one byte counts only if it is a letter and does
	// not
	// look like a number
	private boolean isQuotedPrintable(int start) {
		if (at(start + 3) == '=') {
			return true;
		}
		int value = hex(at(start + 1)) << 4 | hex(at(start + 2));
		return Character.isUpperCase(at(start + 2)) && value < 128 && Character.isLetter(value);
	}

	// Returns where a line of quoted-printable text goes on.
	private int softBreak(int index) {
		if (at(index) != '=') {
			return index;
		}
		if (at(index + 1) == '\n') {
			return index + 2;
		}
		boolean blank = at(index + 1) == '\r' || at(index + 1) == ' ';
		return (blank && at(index + 2) == '\n') ? index + 3 : index;
	}

	private int reference(int start) {
		int i = start + 1;
		if (at(i) == '#') {
			boolean hex = (at(i + 1) | 0x20) == 'x';
			return number(start, hex ? i + 2 : i + 1, hex ? 16 : 10, 7, ';');
		}
		this.name.setLength(0);
		while (TokenType.isLetter(at(i)) && at(i) < 128 && i - start <= MAX_NAME) {
			this.name.append(at(i));
			i++;
		}
		if (at(i) != ';' || this.name.isEmpty()) {
			return start;
		}
		String entity = this.name.toString();
		Character known = NAMED.get(entity);
		if (known == null && (entity.length() < 4 || !MARKS.contains(entity.substring(1)))) {
			return start;
		}
		this.result.append((known != null) ? known : entity.charAt(0), start, i + 1);
		return i + 1;
	}

	private int number(int start, int from, int radix, int maxDigits, char end) {
		int value = 0;
		int i = from;
		while (i - from < maxDigits && Character.digit(at(i), radix) >= 0 && at(i) < 128) {
			value = value * radix + Character.digit(at(i), radix);
			i++;
		}
		if (i == from || !isCharacter(value)) {
			return start;
		}
		int after = (end != 0 && at(i) == end) ? i + 1 : i;
		this.result.appendCodePoint(value, start, after);
		return after;
	}

	private static boolean isCharacter(int value) {
		return (value >= ' ' || (value >= '\t' && value <= '\r')) && Character.isValidCodePoint(value);
	}

	private int backslash(int start) {
		char c = at(start + 1);
		switch (c) {
			case 'n', 'r' -> this.result.append('\n', start, start + 2);
			case 't' -> this.result.append(' ', start, start + 2);
			case '"', '/', '\'' -> this.result.append(c, start, start + 2);
			case 'x', 'X' -> {
				return (at(start + 2) == '{') ? number(start, start + 3, 16, 6, '}') : backslashBytes(start);
			}
			case 'u', 'U' -> {
				if (at(start + 2) == '{') {
					return number(start, start + 3, 16, 6, '}');
				}
				int digits = (c == 'U' && hex(at(start + 9)) >= 0) ? 8 : 4;
				return unit(start, digits);
			}
			default -> {
				return octalBytes(start);
			}
		}
		return start + 2;
	}

	private int backslashBytes(int start) {
		ByteRun run = null;
		int i = start;
		while (at(i) == '\\' && (at(i + 1) | 0x20) == 'x' && hex(at(i + 2)) >= 0 && hex(at(i + 3)) >= 0) {
			run = (run != null) ? run : new ByteRun();
			run.add(hex(at(i + 2)) << 4 | hex(at(i + 3)), i, i + 4);
			i += 4;
		}
		return write(run, start, i);
	}

	private int octalBytes(int start) {
		ByteRun run = null;
		int i = start;
		while (at(i) == '\\' && isOctal(at(i + 1)) && isOctal(at(i + 2))) {
			int end = (isOctal(at(i + 3)) && at(i + 1) <= '3') ? i + 4 : i + 3;
			run = (run != null) ? run : new ByteRun();
			run.add(Integer.parseInt(this.text, i + 1, end, 8), i, end);
			i = end;
		}
		return write(run, start, i);
	}

	private static boolean isOctal(char c) {
		return c >= '0' && c <= '7';
	}

	// Reads exactly so many digits; halves of a character are written one by one
	private int unit(int start, int digits) {
		int value = 0;
		for (int i = start + 2; i < start + 2 + digits; i++) {
			int digit = hex(at(i));
			if (digit < 0) {
				return start;
			}
			value = value << 4 | digit;
		}
		if (!isCharacter(value)) {
			return start;
		}
		int end = start + 2 + digits;
		if (Character.isBmpCodePoint(value)) {
			this.result.append((char) value, start, end);
		}
		else {
			this.result.appendCodePoint(value, start, end);
		}
		return end;
	}

	// Reads U+0041, and the space between it and the next.
	private int codePoint(int start) {
		if (at(start + 1) != '+' || hex(at(start + 5)) < 0) {
			return start;
		}
		int end = number(start, start + 2, 16, 6, (char) 0);
		boolean another = at(end) == ' ' && (at(end + 1) | 0x20) == 'u' && at(end + 2) == '+';
		return (end > start && another) ? end + 1 : end;
	}

}
