package dev.aisecurity.normalize;

/**
 * What single characters stand for, for those who read a text character by character and
 * do not need its views. Thread-safe; constant time.
 */
public final class CharacterFolds {

	/** The character writes nothing. */
	public static final int NOTHING = 0;

	private static final char[] PLAIN = plain();

	private final FoldTable table = new FoldTable();

	private static char[] plain() {
		char[] plain = new char[0x80];
		for (char c = 0; c < plain.length; c++) {
			if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
				plain[c] = c;
			}
			else if (c >= 'A' && c <= 'Z') {
				plain[c] = (char) (c + 32);
			}
		}
		return plain;
	}

	/**
	 * Returns the canonical form of a code point: lower case, without marks, one of all
	 * that are compatible with it.
	 * @param c the code point, lone surrogates included
	 * @return the code point that stands for it, {@value #NOTHING} if it writes nothing,
	 * the code point itself if its canonical form is more than one
	 */
	public int fold(int c) {
		if (c < 0x80 && PLAIN[c] != 0) {
			return PLAIN[c];
		}
		int entry = this.table.entry(c);
		return switch (entry & FoldTable.OPERATION) {
			case FoldTable.CHARACTER -> entry & FoldTable.VALUE;
			case FoldTable.NOTHING -> NOTHING;
			default -> c;
		};
	}

	/**
	 * Returns the ASCII letter or digit that a code point stands for or looks like.
	 * @param c the code point, lone surrogates included
	 * @return the lower-case letter or the digit, 0 if there is none
	 */
	public char plain(int c) {
		if (c < 0x80) {
			return PLAIN[c];
		}
		int fold = fold(c);
		if (fold < 0x80) {
			return PLAIN[fold];
		}
		return (fold <= Character.MAX_VALUE) ? Homoglyphs.latin(c, (char) fold) : 0;
	}

}
