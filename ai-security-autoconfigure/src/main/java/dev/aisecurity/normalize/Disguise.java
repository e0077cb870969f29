package dev.aisecurity.normalize;

/**
 * Ways to write a text so that its words are not recognised. Each is a bit in what a scan
 * of the text reports.
 */
enum Disguise {

	/** Codes for characters or bytes: Base64, hexadecimal, escapes, Morse code. */
	ENCODED,

	/** Tags inside words. */
	TAGGED,

	/** Letters that stand apart. */
	SPACED,

	/** Words without spaces between them. */
	JOINED,

	/** Words with letters wrong, swapped, doubled, or digits for letters. */
	RESPELLED,

	/** Words or lines written backwards. */
	BACKWARDS,

	/** Letters moved in the alphabet. */
	ROTATED;

	static final Disguise[] VALUES = values();

	int bit() {
		return 1 << ordinal();
	}

	boolean isIn(int disguises) {
		return (disguises & bit()) != 0;
	}

}
