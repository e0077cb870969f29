package dev.aisecurity.normalize;

/**
 * Folds of single characters that Unicode normalization does not know: letters of other
 * shapes to the plain letter, typographic punctuation to ASCII.
 */
final class LetterFolds {

	private static final int REGIONAL_A = 0x1F1E6;

	/** Small capitals that phonetic writing does not use. */
	private static final String CAPITALS = "\u1D00a\u1D04c\u1D05d\u1D07e\uA730f\u1D0Aj\u1D0Bk\u1D0Dm\u1D0Fo\u1D18p"
			+ "\uA7AFq\uA731s\u1D1Bt\u1D1Cu\u1D20v\u1D21w\u1D22z\u1D03b\u1D06d\u1D0Cl\u1D0En\u1D19r\u1D1Ar";

	/** Small capitals that are also phonetic symbols. */
	private static final String PHONETIC = "\u0299b\u0262g\u029Ch\u026Ai\u029Fl\u0274n\u0280r\u028Fy\u0261g\u0251a"
			+ "\u0281r\u0269i\u0263y\u0253b\u0256d\u0257d\u0260g\u0266h\u026Bl\u0271m\u0272n\u0273n\u027Dr\u0282s"
			+ "\u0288t\u028Bv\u0290z\u0291z";

	/** Letters turned upside down. */
	private static final String TURNED = "\u0250a\u0254c\u01DDe\u025Ff\u0183g\u1D77g\u0265h\u1D09i\u027Ej\u029Ek"
			+ "\uA781l\u026Fm\u0279r\u0287t\u028Cv\u028Dw\u028Ey\u2C6Fa\u0186c\u018Ee\u2132f\u214Ef\u2141g\u2142l"
			+ "\uA780l\u019Cm\u0245v\u2144y\uA78Dh\uA7AEi\u1D1Fm\u0252a";

	/** Letters with strokes and hooks, and the two that case folding forgets. */
	private static final String STROKED = "\u00F8o\u0111d\u0142l\u0127h\u0167t\u0131i\u0180b\u0199k\u019Al\u01B6z"
			+ "\u01E5g\u0237j\u023Cc\u0247e\u0249j\u024Dr\u024Fy\u0268i\u0289u\u0192f\u0188c\u018Cd\u0195h\u019En"
			+ "\u01A5p\u01ADt\u01B4y\u0275o\u2C65a\u2C66t\u1D7Dp\uA741k\u023Fs\u0240z\u03C2\u03C3";

	private static final String PUNCTUATION = "\u2018'\u2019'\u201A'\u201B'\u2032'\u02BC'\u00B4'\u02B9'\u201C\"\u201D\""
			+ "\u201E\"\u201F\"\u2033\"\u00AB\"\u00BB\"\u2010-\u2011-\u2012-\u2013-\u2014-\u2015-\u2212-\u2044/\u2215/"
			+ "\u2236:\u2223|\u2217*\u204E*\uFE68\\\u2216\\";

	private LetterFolds() {
	}

	// Returns the character to write instead of another, or 0 if there is none in these
	// tables.
	static char of(int c) {
		if (c < 0x80) {
			return 0;
		}
		char enclosed = enclosed(c);
		if (enclosed != 0) {
			return enclosed;
		}
		for (String table : new String[] { CAPITALS, PHONETIC, TURNED, STROKED, PUNCTUATION }) {
			char fold = find(table, c);
			if (fold != 0) {
				return fold;
			}
		}
		return 0;
	}

	private static char enclosed(int c) {
		if (c >= 0x249C && c <= 0x24B5) {
			return (char) ('a' + c - 0x249C);
		}
		if (c >= 0x2776 && c <= 0x277E) {
			return (char) ('1' + c - 0x2776);
		}
		if (c >= 0x278A && c <= 0x2792) {
			return (char) ('1' + c - 0x278A);
		}
		if (c >= 0x1F110 && c <= 0x1F129) {
			return (char) ('a' + c - 0x1F110);
		}
		if (c >= 0x1F150 && c <= 0x1F169) {
			return (char) ('a' + c - 0x1F150);
		}
		if (c >= 0x1F170 && c <= 0x1F189) {
			return (char) ('a' + c - 0x1F170);
		}
		return isRegional(c) ? (char) ('a' + c - REGIONAL_A) : 0;
	}

	static boolean isRegional(int c) {
		return c >= REGIONAL_A && c < REGIONAL_A + 26;
	}

	// Returns whether a character is a letter in another shape that no language needs.
	static boolean isStyled(int c) {
		return (enclosed(c) != 0 && !isRegional(c) && !isDigit(c)) || find(CAPITALS, c) != 0;
	}

	private static boolean isDigit(int c) {
		return c >= 0x2776 && c <= 0x2792;
	}

	static boolean isPhonetic(int c) {
		return find(PHONETIC, c) != 0;
	}

	static boolean isTurned(int c) {
		return find(TURNED, c) != 0;
	}

	// Most scripts are in none of the tables
	private static boolean isOutside(int c) {
		return (c > 0x3C2 && c < 0x1D00) || (c > 0x2C6F && c < 0xA730) || c > 0xFE68;
	}

	private static char find(String table, int c) {
		if (isOutside(c)) {
			return 0;
		}
		for (int i = 0; i < table.length(); i += 2) {
			if (table.charAt(i) == c) {
				return table.charAt(i + 1);
			}
		}
		return 0;
	}

}
