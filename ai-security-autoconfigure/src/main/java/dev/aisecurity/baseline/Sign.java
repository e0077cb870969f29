package dev.aisecurity.baseline;

/**
 * Something that an event shows or does not show, and that ordinary events seldom do. The
 * order is that of the stored record.
 */
public enum Sign {

	/** A finding of medium or higher score that counts as a sign of an attack. */
	FINDING,

	/** The event was refused. */
	REFUSED,

	/** A tool was used. */
	TOOL_USE,

	/** The handler failed. */
	ERROR,

	/** A tool, document or host that this identity has not touched before. */
	NEW_ENTITY;

	private static final Sign[] ALL = values();

	static int count() {
		return ALL.length;
	}

	static Sign at(int index) {
		return ALL[index];
	}

	int bit() {
		return 1 << ordinal();
	}

}
