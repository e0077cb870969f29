package dev.aisecurity.detect.leakage;

import java.util.Collection;
import java.util.function.LongPredicate;

import dev.aisecurity.normalize.CharacterFolds;

/**
 * The sequences of {@value #WORDS} words of some texts, as hash values of 64 bits.
 * Immutable.
 */
final class Shingles implements LongPredicate {

	/** How many words a sequence has. */
	static final int WORDS = 5;

	/** No text at all. */
	static final Shingles NONE = new Shingles(0);

	/** How many sequences are remembered; what comes after them is not recognized. */
	static final int LIMIT = 65_536;

	private final long[] slots;

	private int size;

	private Shingles(int limit) {
		this.slots = new long[Integer.highestOneBit(Math.max(1, limit)) * 4];
	}

	/**
	 * Returns the sequences of texts.
	 * @param texts the texts
	 * @param folds what characters stand for
	 * @param permitted sequences to leave out
	 * @return all others
	 */
	static Shingles of(Collection<String> texts, CharacterFolds folds, Shingles permitted) {
		int length = 0;
		for (String text : texts) {
			length = (int) Math.min(LIMIT, (long) length + text.length());
		}
		if (length == 0) {
			return NONE;
		}
		Shingles shingles = new Shingles(length);
		for (String text : texts) {
			WordScan words = new WordScan(folds, (scan) -> shingles.add(scan.shingle(), permitted));
			for (int i = 0; i < text.length(); i++) {
				words.accept(text.charAt(i));
			}
			words.finish();
		}
		return (shingles.size > 0) ? shingles : NONE;
	}

	private void add(long shingle, Shingles permitted) {
		if (shingle == 0 || this.size == LIMIT || permitted.test(shingle)) {
			return;
		}
		int slot = slot(shingle);
		while (this.slots[slot] != 0) {
			if (this.slots[slot] == shingle) {
				return;
			}
			slot = (slot + 1) & (this.slots.length - 1);
		}
		this.slots[slot] = shingle;
		this.size++;
	}

	/**
	 * Returns whether a sequence is one of them.
	 * @param shingle its hash value, not 0
	 * @return whether it is
	 */
	@Override
	public boolean test(long shingle) {
		if (this.size == 0) {
			return false;
		}
		int slot = slot(shingle);
		while (this.slots[slot] != 0) {
			if (this.slots[slot] == shingle) {
				return true;
			}
			slot = (slot + 1) & (this.slots.length - 1);
		}
		return false;
	}

	private int slot(long shingle) {
		return (int) (shingle ^ (shingle >>> 32)) & (this.slots.length - 1);
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	int size() {
		return this.size;
	}

}
