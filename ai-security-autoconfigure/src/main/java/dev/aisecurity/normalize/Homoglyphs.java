package dev.aisecurity.normalize;

/**
 * Letters of other scripts that look like Latin ones. They stand for them only inside
 * words that also have Latin letters.
 */
final class Homoglyphs {

	private static final String CYRILLIC = "\u0430a\u0431b\u0432b\u0433r\u0435e\u0437z\u0438n\u043Ak\u043Cm\u043Dh\u043Eo"
			+ "\u043Fn\u0440p\u0441c\u0442t\u0443y\u0445x\u044Cb\u0455s\u0456i\u0458j\u04BBh\u04AFy\u0501d\u051Bq\u051Dw"
			+ "\u04CFl\u04C0l\u0475v\u0461w\u0491r\u04E9o\u0452h\u045Bh\u043Bn\u044Fr\u049Bk\u04A3h";

	private static final String GREEK = "\u03B1a\u03B2b\u03B3y\u03B5e\u03B6z\u03B7n\u03B9i\u03BAk\u03BDv\u03BFo\u03C1p"
			+ "\u03C3o\u03C4t\u03C5u\u03C7x\u03C9w\u03F2c\u03F3j\u03C6o\u0397h\u039Dn\u03A5y\u039Cm\u03A1p\u03A7x\u0396z"
			+ "\u0392b";

	private static final String OTHERS = "\u0585o\u057Du\u0570h\u0578n\u0581g\u0575j\u0566q\u0578n\u0565t\u0561w"
			+ "\u13A0d\u13A1r\u13A2t\u13A5i\u13A9y\u13AAa\u13ABj\u13ACe\u13B3w\u13B7m\u13BBh\u13BDy\u13C0g\u13C2h\u13C3z"
			+ "\u13CFb\u13D2r\u13D9v\u13DAs\u13DEl\u13DFc\u13E2p\u13E6k\u13F3g\u13F4b\u2C9Fo\u2C99m\u2C9Bn\u2CA3p\u2CA5c"
			+ "\u2CA7t\u2CADx\u2C81a\u2C89e\u2C93i\u2C95k";

	private static final char[] TABLE = table();

	private Homoglyphs() {
	}

	private static char[] table() {
		char[] table = new char[0x3000];
		for (String pairs : new String[] { CYRILLIC, GREEK, OTHERS }) {
			for (int i = 0; i < pairs.length(); i += 2) {
				table[pairs.charAt(i)] = pairs.charAt(i + 1);
			}
		}
		return table;
	}

	/**
	 * Returns the Latin letter that a letter looks like.
	 * @param raw the letter as written
	 * @param folded its canonical form
	 * @return the Latin letter in lower case, or 0 if it looks like none
	 */
	static char latin(int raw, char folded) {
		char latin = (raw < TABLE.length) ? TABLE[raw] : 0;
		return (latin == 0 && folded < TABLE.length) ? TABLE[folded] : latin;
	}

}
