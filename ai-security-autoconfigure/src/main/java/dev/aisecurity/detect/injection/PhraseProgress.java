package dev.aisecurity.detect.injection;

/**
 * How far phrases have come in a text: for each of their steps where the last match of
 * the steps so far starts and ends. Used by one thread.
 */
final class PhraseProgress {

	/** Where the first step starts. */
	private final int[] origins;

	/** Where this step ends, counted from the base. */
	private final int[] ends;

	/** Number of the last word of this step. */
	private final int[] words;

	/** Ends count from here on, so that those of texts before are too small. */
	private int base = 1;

	private int highest;

	PhraseProgress(int slots) {
		this.origins = new int[slots];
		this.ends = new int[slots];
		this.words = new int[slots];
	}

	/**
	 * Forgets everything.
	 */
	void reset() {
		this.base += this.highest + 1;
		this.highest = 0;
	}

	/**
	 * Returns whether there is no room to count further.
	 * @return whether a new one is needed
	 */
	boolean isWornOut() {
		return this.base > Integer.MAX_VALUE / 2;
	}

	boolean has(int slot) {
		return this.ends[slot] >= this.base;
	}

	int origin(int slot) {
		return this.origins[slot];
	}

	void set(int slot, int origin, int end, int word) {
		this.origins[slot] = origin;
		this.ends[slot] = this.base + end;
		this.words[slot] = word;
		this.highest = Math.max(this.highest, end);
	}

	/**
	 * Returns whether a step may follow the one that has come to a slot.
	 * @param slot the slot of the step before
	 * @param step the step
	 * @param start where its expression starts
	 * @param word number of the word it starts with
	 * @return whether the gap between is allowed
	 */
	boolean reaches(int slot, Phrase.Step step, int start, int word) {
		int end = this.ends[slot] - this.base;
		if (step.chars() != Phrase.Step.NO_CHARS) {
			return start >= end && start - end <= step.chars();
		}
		int between = word - this.words[slot] - 1;
		// Scripts without spaces have many expressions in one word
		return (between == -1) ? start == end : between >= 0 && between <= step.words();
	}

}
