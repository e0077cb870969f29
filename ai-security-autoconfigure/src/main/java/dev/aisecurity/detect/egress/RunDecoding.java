package dev.aisecurity.detect.egress;

import java.text.Normalizer;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a run of text says once renderers have undone its escapes: character references,
 * percent escapes, backslash escapes, compatibility characters. For looking only; what
 * leaves is never decoded.
 */
final class RunDecoding {

	/** How often escapes within escapes are undone. */
	static final int ROUNDS = 3;

	private static final Map<String, Character> NAMED = Map.ofEntries(Map.entry("colon", ':'), Map.entry("sol", '/'),
			Map.entry("bsol", '\\'), Map.entry("period", '.'), Map.entry("amp", '&'), Map.entry("AMP", '&'),
			Map.entry("Tab", '\t'), Map.entry("NewLine", '\n'), Map.entry("commat", '@'), Map.entry("num", '#'),
			Map.entry("quest", '?'), Map.entry("percnt", '%'), Map.entry("equals", '='), Map.entry("lbrack", '['),
			Map.entry("lsqb", '['), Map.entry("rbrack", ']'), Map.entry("rsqb", ']'), Map.entry("semi", ';'),
			Map.entry("quot", '"'), Map.entry("QUOT", '"'), Map.entry("apos", '\''), Map.entry("lt", '<'),
			Map.entry("LT", '<'), Map.entry("gt", '>'), Map.entry("GT", '>'), Map.entry("nbsp", ' '),
			Map.entry("lpar", '('), Map.entry("rpar", ')'), Map.entry("excl", '!'), Map.entry("comma", ','),
			Map.entry("lowbar", '_'), Map.entry("plus", '+'), Map.entry("shy", '\u00AD'));

	private static final int MAX_NAME = 8;

	private RunDecoding() {
	}

	/**
	 * Undoes one layer of escapes.
	 * @param text the text
	 * @param start where the run starts
	 * @param end where it ends
	 * @return the run without that layer, or {@code null} if it has none
	 */
	static @Nullable String decode(CharSequence text, int start, int end) {
		StringBuilder decoded = null;
		boolean wide = false;
		int i = start;
		while (i < end) {
			char c = text.charAt(i);
			int length = 1;
			int value = c;
			if (c == '&') {
				length = referenceLength(text, i, end);
				value = (length > 1) ? reference(text, i, i + length) : c;
			}
			else if (c == '%' && i + 2 < end && Letters.isHex(text.charAt(i + 1))
					&& Letters.isHex(text.charAt(i + 2))) {
				length = 3;
				value = hex(text, i + 1, i + 3);
			}
			else if (c == '\\' && i + 1 < end && isEscapable(text.charAt(i + 1))) {
				length = 2;
				value = text.charAt(i + 1);
			}
			boolean dropped = value == '\t' || value == '\n' || value == '\r' || value == 0xAD
					|| (value >= 0x200B && value <= 0x200F) || value == 0x2060 || value == 0xFEFF;
			if (decoded == null && (length > 1 || dropped)) {
				decoded = new StringBuilder(end - start).append(text, start, i);
			}
			if (decoded != null && !dropped) {
				decoded.appendCodePoint(value);
			}
			wide |= value > 0xFF;
			i += length;
		}
		return wide ? fold((decoded != null) ? decoded : text.subSequence(start, end), decoded != null)
				: (decoded != null) ? decoded.toString() : null;
	}

	private static @Nullable String fold(CharSequence text, boolean changed) {
		String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
		return (changed || !folded.contentEquals(text)) ? folded : null;
	}

	private static boolean isEscapable(char c) {
		return c > ' ' && c < 127 && !Letters.isAlphanumeric(c);
	}

	private static int referenceLength(CharSequence text, int start, int end) {
		int i = start + 1;
		if (Letters.at(text, i) == '#') {
			boolean hex = Letters.lower(Letters.at(text, i + 1)) == 'x';
			int from = hex ? i + 2 : i + 1;
			int to = from;
			while (to < end && (hex ? Letters.isHex(text.charAt(to)) : Letters.isDigit(text.charAt(to)))) {
				to++;
			}
			if (to == from) {
				return 1;
			}
			return ((to < end && text.charAt(to) == ';') ? to + 1 : to) - start;
		}
		int to = i;
		while (to < end && to - i < MAX_NAME && Letters.isLetter(text.charAt(to))) {
			to++;
		}
		return (to < end && text.charAt(to) == ';' && NAMED.containsKey(text.subSequence(i, to).toString()))
				? to + 1 - start : 1;
	}

	private static int reference(CharSequence text, int start, int end) {
		int to = (text.charAt(end - 1) == ';') ? end - 1 : end;
		if (text.charAt(start + 1) != '#') {
			Character named = NAMED.get(text.subSequence(start + 1, to).toString());
			return (named != null) ? named : '&';
		}
		boolean hex = Letters.lower(text.charAt(start + 2)) == 'x';
		int value = 0;
		for (int i = start + (hex ? 3 : 2); i < to; i++) {
			value = Math.min(0x11_0000, value * (hex ? 16 : 10) + Character.digit(text.charAt(i), 16));
		}
		return (value == 0 || value > Character.MAX_CODE_POINT) ? 0xFFFD : value;
	}

	private static int hex(CharSequence text, int start, int end) {
		int value = 0;
		for (int i = start; i < end; i++) {
			value = value * 16 + Character.digit(text.charAt(i), 16);
		}
		return value;
	}

}
