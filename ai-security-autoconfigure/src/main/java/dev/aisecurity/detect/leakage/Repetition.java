package dev.aisecurity.detect.leakage;

import java.util.function.LongPredicate;

/**
 * How long a text has been repeating another one word by word. Used by one thread.
 */
final class Repetition implements WordScan.Listener {

	/**
	 * What words must weigh together that repeat another text: twelve words, which are
	 * eight sequences of five.
	 */
	static final int LEAK = 12 * WordScan.WORD;

	private final LongPredicate known;

	private int weight;

	private long start;

	/**
	 * Creates a repetition of nothing.
	 * @param known sequences of the other text
	 */
	Repetition(LongPredicate known) {
		this.known = known;
	}

	@Override
	public void word(WordScan words) {
		long shingle = words.shingle();
		if (shingle == 0 || !this.known.test(shingle)) {
			this.weight = 0;
		}
		else if (this.weight > 0) {
			this.weight += words.weight(0);
		}
		else {
			this.start = words.start(Shingles.WORDS - 1);
			for (int i = 0; i < Shingles.WORDS; i++) {
				this.weight += words.weight(i);
			}
		}
		this.weight = Math.min(this.weight, 2 * LEAK);
	}

	/**
	 * Returns whether words are being repeated.
	 * @return whether the last five words stand in the other text
	 */
	boolean isRunning() {
		return this.weight > 0;
	}

	/**
	 * Returns whether enough words were repeated.
	 * @return whether the text leaks the other one
	 */
	boolean isLeak() {
		return this.weight >= LEAK;
	}

	/**
	 * Returns whether one more word would be enough.
	 * @return whether it would, if it is repeated too
	 */
	boolean isLeakWithOneMore() {
		return this.weight + WordScan.WORD >= LEAK;
	}

	/**
	 * Returns where the repetition starts.
	 * @return a position in the text
	 */
	long start() {
		return this.start;
	}

}
