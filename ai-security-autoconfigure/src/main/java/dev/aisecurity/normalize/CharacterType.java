package dev.aisecurity.normalize;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/**
 * What a code point means for the form of a text.
 */
enum CharacterType {

	/** Nothing special. */
	OTHER,

	/** A Latin letter. */
	LATIN,

	/** A letter of a script with many letters that look Latin. */
	FOREIGN,

	/** A letter or sign of Chinese, Japanese or Korean. */
	EAST_ASIAN,

	/** A combining mark. */
	MARK,

	/** A mark that strikes letters through. */
	OVERLAY,

	/** A full-width Latin letter. */
	FULL_WIDTH,

	/** A Latin letter in a form that no language needs. */
	STYLED,

	/** A Latin small capital or variant that is also a phonetic symbol. */
	PHONETIC,

	/** A Latin letter turned upside down. */
	TURNED,

	/** Half a flag. */
	REGIONAL,

	/** An invisible character. */
	INVISIBLE,

	/** A control character. */
	CONTROL,

	/** A lone surrogate or a noncharacter. */
	MALFORMED,

	/** A character that stands for more than four. */
	LONG,

	/** A conjoining vowel or final consonant, or a sign that joins the one before. */
	JOINING;

	static final CharacterType[] VALUES = values();

	private static final String JOINING_SIGNS = "\u09BE\u09D7\u0B3E\u0B57\u0BBE\u0BD7\u0CC2\u0CD5\u0CD6\u0D3E\u0D57"
			+ "\u0DCF\u0DDF\u1B35";

	// Returns the type of a code point that folds to a text.
	static CharacterType of(int c, String fold) {
		if (CharacterFold.isMalformed(c)) {
			return MALFORMED;
		}
		if (InvisibleCharacters.contains(c)) {
			return INVISIBLE;
		}
		if (CharacterFold.isMark(c)) {
			return isOverlay(c) ? OVERLAY : MARK;
		}
		if (Character.getType(c) == Character.CONTROL) {
			return fold.isEmpty() ? CONTROL : OTHER;
		}
		if (isJoining(fold)) {
			return JOINING;
		}
		if (CharacterFold.isTooLong(c)) {
			return LONG;
		}
		return ofLetter(c, fold);
	}

	private static CharacterType ofLetter(int c, String fold) {
		if (c >= 0xFF21 && c <= 0xFF5A && fold.length() == 1 && Character.isLetter(c)) {
			return FULL_WIDTH;
		}
		if (LetterFolds.isRegional(c)) {
			return REGIONAL;
		}
		if (LetterFolds.isTurned(c)) {
			return TURNED;
		}
		if (LetterFolds.isPhonetic(c)) {
			return PHONETIC;
		}
		if (LetterFolds.isStyled(c) || isCompatibilityLetter(c, fold)) {
			return STYLED;
		}
		if (fold.isEmpty() || !Character.isLetter(fold.codePointAt(0))) {
			return OTHER;
		}
		return switch (UnicodeScript.of(fold.codePointAt(0))) {
			case LATIN -> LATIN;
			case CYRILLIC, GREEK, ARMENIAN, CHEROKEE, COPTIC -> FOREIGN;
			case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> EAST_ASIAN;
			default -> OTHER;
		};
	}

	private static boolean isCompatibilityLetter(int c, String fold) {
		if (c < 0x250 || fold.length() != 1 || fold.charAt(0) < 'a' || fold.charAt(0) > 'z') {
			return false;
		}
		String text = Character.toString(c);
		String canonical = Normalizer.normalize(text, Normalizer.Form.NFD);
		return canonical.equals(text) && !Normalizer.normalize(text, Normalizer.Form.NFKD).equals(text);
	}

	private static boolean isOverlay(int c) {
		return (c >= 0x0334 && c <= 0x0338) || (c >= 0x20D2 && c <= 0x20D3) || (c >= 0x20D8 && c <= 0x20DA)
				|| c == 0x20E5 || c == 0x20EB || c == 0x0489;
	}

	private static boolean isJoining(String fold) {
		if (fold.length() != 1) {
			return false;
		}
		char c = fold.charAt(0);
		return (c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2) || JOINING_SIGNS.indexOf(c) >= 0;
	}

}
