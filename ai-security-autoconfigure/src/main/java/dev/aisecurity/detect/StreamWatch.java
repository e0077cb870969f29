package dev.aisecurity.detect;

/**
 * Follows an answer character by character and says how much of its end may be the
 * beginning of a match, so that this much is held back. What is held longest is decided
 * by the one who holds: 2,048 characters. Without any watch held are words with up to 256
 * characters, and URLs, up to the separator after them. Stateful: one for each text, used
 * by one thread at a time. Its state depends on the characters read and on nothing else;
 * it is bounded, and a character costs constant time.
 */
public interface StreamWatch {

	/**
	 * Reads the next character.
	 * @param next the character, a UTF-16 code unit; invisible characters that writing
	 * does not need are not among them
	 * @return how many of the characters read last, this one included, belong to what may
	 * become a match, or may be a match depending on what follows, from the first
	 * character that the detector knows it by; 0 if none
	 */
	int accept(char next);

	/**
	 * Returns whether something that may be a match was completed by the character read
	 * last or before it: its cell is inspected as soon as it is not held any more. Cells
	 * in which no watch has seen anything and which have no sign of a URL leave without
	 * inspection.
	 * @return whether it was
	 */
	boolean isComplete();

	/**
	 * Returns a watch that wants everything to be inspected and holds nothing.
	 * @return a watch
	 */
	static StreamWatch ofEverything() {
		return new StreamWatch() {

			@Override
			public int accept(char next) {
				return 0;
			}

			@Override
			public boolean isComplete() {
				return true;
			}

		};
	}

}
