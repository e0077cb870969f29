package dev.aisecurity.detect.disclosure;

/**
 * Follows account numbers from the country to the character after the last digit, as
 * {@link Ibans} reads them. Several may be under way, of which one can be right.
 */
final class IbanProgress {

	private static final int MOST = 8;

	private static final int HEAD = 4;

	private final int[] lengths = new int[MOST];

	private final int[] taken = new int[MOST];

	private final int[] held = new int[MOST];

	private int count;

	private int word;

	private char first;

	private char second;

	private char last;

	private boolean complete;

	/**
	 * Reads the next character.
	 * @param c the character
	 * @return how many characters are held back, this one included
	 */
	int accept(char c) {
		this.complete = false;
		boolean word = Ascii.isAlphanumeric(c);
		if (this.count > 0) {
			follow(c, word);
		}
		if (!word) {
			this.word = 0;
		}
		else {
			boolean starts = Ascii.isDigit(this.last) && !Ascii.isDigit(c);
			this.word = starts ? 1 : this.word + 1;
			head(c);
		}
		this.last = c;
		return (this.count > 0) ? this.held[0] : 0;
	}

	// Returns whether a number was completed by the character read last.
	boolean isComplete() {
		return this.complete;
	}

	private void head(char c) {
		if (this.word == 1) {
			this.first = c;
		}
		else if (this.word == 2) {
			this.second = c;
		}
		else if (this.word == HEAD && Ascii.isDigit(this.last) && Ascii.isDigit(c)) {
			int length = Ibans.length(this.first, this.second);
			if (length > 0 && this.count < MOST) {
				this.lengths[this.count] = length;
				this.taken[this.count] = HEAD;
				this.held[this.count++] = HEAD;
			}
		}
	}

	private void follow(char c, boolean word) {
		int kept = 0;
		for (int i = 0; i < this.count; i++) {
			boolean full = this.taken[i] == this.lengths[i];
			this.complete |= full;
			if (!full && (word || (Ibans.isSeparator(c) && !Ibans.isSeparator(this.last)))) {
				this.lengths[kept] = this.lengths[i];
				this.taken[kept] = this.taken[i] + (word ? 1 : 0);
				this.held[kept++] = this.held[i] + 1;
			}
		}
		this.count = kept;
	}

}
