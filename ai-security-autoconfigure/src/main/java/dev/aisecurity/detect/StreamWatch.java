package dev.aisecurity.detect;

/**
 * Follows an answer character by character and says how much of its end may be the
 * beginning of a match, so that this much is held back. Needed only for matches that may
 * contain white space; anything else is held until its white space comes. Stateful: one
 * for each text, used by one thread at a time. Its state depends on the characters read
 * and on nothing else; it is bounded, and a character costs constant time.
 */
public interface StreamWatch {

	/**
	 * Reads the next character.
	 * @param next the character, a UTF-16 code unit, free of invisible characters
	 * @return how many of the characters read last, this one included, may be the
	 * beginning of a match; 0 if none
	 */
	int accept(char next);

	/**
	 * Returns whether a match was completed by the character read last: what is held is
	 * inspected as soon as its cell ends.
	 * @return whether it was
	 */
	boolean isComplete();

}
