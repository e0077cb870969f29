package dev.aisecurity.normalize;

/**
 * The characters that leave no mark on the page: those with the Unicode property
 * Default_Ignorable_Code_Point, interlinear annotation marks and the blanks that are
 * neither white space nor ignorable. The JDK does not know the property.
 */
public final class InvisibleCharacters {

	/** The first tag character. */
	public static final int TAGS_FIRST = 0xE0000;

	/** The last tag character, which ends a sequence. */
	public static final int TAGS_LAST = 0xE007F;

	private static final int[] RANGES = { 0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F, 0x1160, 0x17B4,
			0x17B5, 0x180B, 0x180F, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x206F, 0x2800, 0x2800, 0x3164, 0x3164,
			0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFFB, 0x1BCA0, 0x1BCA3, 0x1D159, 0x1D159, 0x1D173,
			0x1D17A, 0xE0000, 0xE0FFF };

	private static final long[] UNITS = units();

	private InvisibleCharacters() {
	}

	private static long[] units() {
		long[] units = new long[0x10000 >> 6];
		for (int i = 0; i < RANGES.length; i += 2) {
			for (int c = RANGES[i]; c <= RANGES[i + 1]; c++) {
				char unit = (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) ? (char) c : Character.highSurrogate(c);
				units[unit >> 6] |= 1L << unit;
			}
		}
		return units;
	}

	/**
	 * Returns whether an invisible character may start with a code unit.
	 * @param unit the code unit
	 * @return certainly for a character of the basic plane, perhaps for a surrogate
	 */
	public static boolean mayStartWith(char unit) {
		return (UNITS[unit >> 6] & (1L << unit)) != 0;
	}

	/**
	 * Returns whether a character leaves no mark on the page.
	 * @param c the code point
	 * @return whether it is one of these
	 */
	public static boolean contains(int c) {
		if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
			return mayStartWith((char) c) && !Character.isSurrogate((char) c);
		}
		return (c >= 0xE0000 && c <= 0xE0FFF) || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A)
				|| c == 0x1D159;
	}

	/**
	 * Returns whether a character is a tag character.
	 * @param c the code point
	 * @return whether it is in the tags block
	 */
	public static boolean isTag(int c) {
		return c >= TAGS_FIRST && c <= TAGS_LAST;
	}

	/**
	 * Returns the byte that a variation selector can carry.
	 * @param c the code point
	 * @return the byte, or -1 for other characters
	 */
	public static int selectorValue(int c) {
		if (c >= 0xFE00 && c <= 0xFE0F) {
			return c - 0xFE00;
		}
		return (c >= 0xE0100 && c <= 0xE01EF) ? c - 0xE0100 + 16 : -1;
	}

	/**
	 * Returns whether a character forces the direction of the text after it.
	 * @param c the code point
	 * @return whether it is an embedding, an override, an isolate or the end of one
	 */
	public static boolean isBidiControl(int c) {
		return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
	}

	/**
	 * Returns whether a character marks an interlinear annotation.
	 * @param c the code point
	 * @return whether it does
	 */
	public static boolean isInterlinear(int c) {
		return c >= 0xFFF9 && c <= 0xFFFB;
	}

}
