package dev.aisecurity.interaction;

/**
 * How much of a text an interaction holds.
 */
public enum Extent {

	/** All of it. */
	WHOLE,

	/**
	 * A short piece of an answer that leaves as soon as it was looked at, with some text
	 * before it. Only detectors that read cells look at it.
	 */
	CELL,

	/**
	 * A long piece of an answer of which most has left already. Detectors that read cells
	 * have seen it and do not look again.
	 */
	WINDOW

}
