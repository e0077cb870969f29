package dev.aisecurity.output;

import java.util.Arrays;

/**
 * Where the characters of a text that lost some of them stood before. Positions count
 * from the start of the text and are asked for in ascending order.
 */
final class Positions {

	private long[] gaps = new long[4];

	private int[] sizes = new int[4];

	private int count;

	private long shift;

	/**
	 * Notes that characters were cut out.
	 * @param position position, in the text without them, of the character that follows
	 * @param size how many
	 */
	void gap(long position, int size) {
		if (this.count > 0 && this.gaps[this.count - 1] == position) {
			this.sizes[this.count - 1] += size;
			return;
		}
		if (this.count == this.gaps.length) {
			this.gaps = Arrays.copyOf(this.gaps, this.count * 2);
			this.sizes = Arrays.copyOf(this.sizes, this.count * 2);
		}
		this.gaps[this.count] = position;
		this.sizes[this.count++] = size;
	}

	/**
	 * Returns where a character stood.
	 * @param position its position in the text without the gaps
	 * @return its position in the text with them
	 */
	long original(long position) {
		long original = position + this.shift;
		for (int i = 0; i < this.count && this.gaps[i] <= position; i++) {
			original += this.sizes[i];
		}
		return original;
	}

	/**
	 * Forgets what is not asked for any more.
	 * @param position the lowest position that will be asked for
	 */
	void forget(long position) {
		int gone = 0;
		while (gone < this.count && this.gaps[gone] <= position) {
			this.shift += this.sizes[gone++];
		}
		if (gone > 0) {
			System.arraycopy(this.gaps, gone, this.gaps, 0, this.count - gone);
			System.arraycopy(this.sizes, gone, this.sizes, 0, this.count - gone);
			this.count -= gone;
		}
	}

}
