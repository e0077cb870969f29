package dev.aisecurity.normalize;

import java.text.Normalizer;

/**
 * The canonical form of a single code point: compatibility decomposition without marks
 * and invisible characters, recomposed, lower case, with the folds of
 * {@link LetterFolds}. It grows at most fourfold; a code point that would grow more stays
 * what it is.
 */
final class CharacterFold {

	private static final int MAX_GROWTH = 4;

	private static final int MAX_ROUNDS = 4;

	private static final String REPLACEMENT = "\uFFFD";

	private CharacterFold() {
	}

	static String of(int c) {
		if (isMalformed(c)) {
			return REPLACEMENT;
		}
		String fold = full(c);
		return (fold.length() > MAX_GROWTH * Character.charCount(c)) ? Character.toString(c) : fold;
	}

	static boolean isTooLong(int c) {
		return !isMalformed(c) && full(c).length() > MAX_GROWTH * Character.charCount(c);
	}

	static boolean isMalformed(int c) {
		return (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) || (c & 0xFFFE) == 0xFFFE
				|| (c >= 0xFDD0 && c <= 0xFDEF);
	}

	static boolean isMark(int c) {
		int type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
	}

	// Returns whether a code point is an ideograph or a Hangul syllable, which are many
	// and fold to themselves.
	private static boolean isPlain(int c) {
		return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
	}

	private static String full(int c) {
		String text = Character.toString(c);
		if (isPlain(c)) {
			return text;
		}
		for (int round = 0; round < MAX_ROUNDS; round++) {
			String next = step(text);
			if (next.equals(text)) {
				break;
			}
			text = next;
		}
		return text;
	}

	private static String step(String text) {
		StringBuilder folded = new StringBuilder();
		fold(text, folded, true);
		return Normalizer.normalize(folded, Normalizer.Form.NFC);
	}

	private static void fold(String text, StringBuilder folded, boolean decompose) {
		for (int i = 0; i < text.length();) {
			int c = text.codePointAt(i);
			i += Character.charCount(c);
			char own = LetterFolds.of(c);
			if (own != 0) {
				folded.append(own);
			}
			else if (decompose) {
				fold(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD), folded, false);
			}
			else {
				append(c, folded);
			}
		}
	}

	private static void append(int c, StringBuilder folded) {
		if (isMalformed(c)) {
			folded.append(REPLACEMENT);
		}
		else if (c == '\n' || c == 0x0B || c == '\f' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
			folded.append('\n');
		}
		else if (c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR) {
			folded.append(' ');
		}
		else if (Character.getType(c) != Character.CONTROL && !InvisibleCharacters.contains(c) && !isMark(c)) {
			folded.appendCodePoint(Character.toLowerCase(c));
		}
	}

}
