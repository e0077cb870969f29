package dev.aisecurity.detect.disclosure;

/**
 * Follows a private key in armour from the first hyphen to the last, as
 * {@link PrivateKeys} reads it.
 */
final class KeyProgress {

	private static final String BEGIN = "-----BEGIN ";

	private static final String END = "-----END ";

	private static final String KEY = "PRIVATE KEY";

	private static final int MAX_LABEL = 48;

	private static final int MAX_BODY = 16_384;

	private static final int DASHES = 5;

	private final StringBuilder label = new StringBuilder(MAX_LABEL);

	private Part part = Part.BEGIN;

	private int matched;

	private int length;

	private int body;

	private boolean complete;

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters are held back, this one included
	 */
	int accept(char c) {
		this.complete = false;
		if (this.length == 0 && c != '-') {
			return 0;
		}
		this.length++;
		switch (this.part) {
			case BEGIN -> begin(c);
			case LABEL, END_LABEL -> label(c);
			case BODY -> body(c);
			case ENDED -> end();
		}
		return this.length;
	}

	// Returns whether a key was completed by the character read last.
	boolean isComplete() {
		return this.complete;
	}

	private void begin(char c) {
		if (c == BEGIN.charAt(this.matched)) {
			if (++this.matched == BEGIN.length()) {
				enter(Part.LABEL);
			}
		}
		else if (c == '-' && this.matched == DASHES) {
			this.length = DASHES;
		}
		else {
			reset();
		}
	}

	private void label(char c) {
		if (c == '-' && this.label.indexOf(KEY) >= 0) {
			if (++this.matched == DASHES) {
				enter((this.part == Part.LABEL) ? Part.BODY : Part.ENDED);
			}
		}
		else if (this.matched > 0 || this.label.length() == MAX_LABEL
				|| !(Ascii.isUpper(c) || Ascii.isDigit(c) || c == ' ')) {
			if (this.part == Part.END_LABEL) {
				end();
			}
			else {
				reset();
			}
		}
		else {
			this.label.append(c);
		}
	}

	private void body(char c) {
		if (++this.body > MAX_BODY || !isBody(c)) {
			end();
			return;
		}
		if (c == END.charAt(this.matched)) {
			if (++this.matched == END.length()) {
				enter(Part.END_LABEL);
			}
		}
		else if (c != '-') {
			this.matched = 0;
		}
		else {
			this.matched = (this.matched == DASHES) ? DASHES : 1;
		}
	}

	private void enter(Part next) {
		this.part = next;
		this.matched = 0;
		this.label.setLength(0);
	}

	private void end() {
		reset();
		this.complete = true;
	}

	private void reset() {
		enter(Part.BEGIN);
		this.length = 0;
		this.body = 0;
	}

	private static boolean isBody(char c) {
		return Ascii.isAlphanumeric(c) || "+/=\n\r\\ :,-\".\t()".indexOf(c) >= 0;
	}

	private enum Part {

		BEGIN, LABEL, BODY, END_LABEL, ENDED

	}

}
