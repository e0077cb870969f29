package dev.aisecurity.normalize;

import java.util.Arrays;

/**
 * Numbers of words by hash: a bit set that says no to nearly all hashes, and behind it a
 * table with open addressing. Filled once, then immutable.
 */
final class WordTable {

	/** Sixty-four bits for each entry. */
	private final long[] bits;

	private final int[] keys;

	private final int[] words;

	private int size;

	WordTable(int expected) {
		int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
		this.bits = new long[Integer.highestOneBit(Math.max(1, expected))];
		this.keys = new int[capacity];
		this.words = new int[capacity];
		Arrays.fill(this.words, -1);
	}

	void add(int key, int word) {
		if (++this.size * 2 > this.words.length) {
			throw new IllegalStateException("More entries than expected");
		}
		int spread = spread(key);
		this.bits[(spread >>> 6) & (this.bits.length - 1)] |= 1L << spread;
		int at = spread & (this.keys.length - 1);
		while (this.words[at] >= 0) {
			at = (at + 1) & (this.keys.length - 1);
		}
		this.keys[at] = key;
		this.words[at] = word;
	}

	private static int spread(int key) {
		int spread = key * 0x9E3779B1;
		return spread ^ (spread >>> 16);
	}

	boolean mayHave(int key) {
		int spread = spread(key);
		return (this.bits[(spread >>> 6) & (this.bits.length - 1)] >>> spread & 1) != 0;
	}

	/**
	 * Returns the first entry of a key.
	 * @param key the key
	 * @return the entry, or -1 if there is none
	 */
	int first(int key) {
		return from(spread(key) & (this.keys.length - 1), key);
	}

	/**
	 * Returns the next entry of a key.
	 * @param entry the entry before
	 * @param key the key
	 * @return the entry, or -1 if there is none
	 */
	int next(int entry, int key) {
		return from((entry + 1) & (this.keys.length - 1), key);
	}

	private int from(int start, int key) {
		int at = start;
		while (this.words[at] >= 0) {
			if (this.keys[at] == key) {
				return at;
			}
			at = (at + 1) & (this.keys.length - 1);
		}
		return -1;
	}

	int word(int entry) {
		return this.words[entry];
	}

}
