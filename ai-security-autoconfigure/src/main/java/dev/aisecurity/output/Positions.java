package dev.aisecurity.output;

import java.util.Arrays;

/**
 * Where the characters of a text that lost some of them stood before. Positions count
 * from the start of the text.
 */
final class Positions {

	/** Positions, in the text without the gaps, of what follows each of them. */
	private long[] gaps = new long[4];

	/** How many characters are gone before each of those. */
	private long[] shifts = new long[4];

	private int count;

	/** How many characters are gone before everything that is asked for. */
	private long shift;

	/**
	 * Notes that characters were cut out.
	 * @param position position, in the text without them, of the character that follows;
	 * not before that of the last call
	 * @param size how many
	 */
	void gap(long position, int size) {
		if (this.count > 0 && this.gaps[this.count - 1] == position) {
			this.shifts[this.count - 1] += size;
			return;
		}
		if (this.count == this.gaps.length) {
			this.gaps = Arrays.copyOf(this.gaps, this.count * 2);
			this.shifts = Arrays.copyOf(this.shifts, this.count * 2);
		}
		this.gaps[this.count] = position;
		this.shifts[this.count] = size + ((this.count > 0) ? this.shifts[this.count - 1] : this.shift);
		this.count++;
	}

	/**
	 * Returns where a character stood.
	 * @param position its position in the text without the gaps
	 * @return its position in the text with them
	 */
	long original(long position) {
		int before = upTo(position);
		return position + ((before > 0) ? this.shifts[before - 1] : this.shift);
	}

	/**
	 * Forgets what is not asked for any more.
	 * @param position the lowest position that will be asked for
	 */
	void forget(long position) {
		int gone = (this.count > 0 && this.gaps[0] <= position) ? upTo(position) : 0;
		if (gone > 0) {
			this.shift = this.shifts[gone - 1];
			System.arraycopy(this.gaps, gone, this.gaps, 0, this.count - gone);
			System.arraycopy(this.shifts, gone, this.shifts, 0, this.count - gone);
			this.count -= gone;
		}
	}

	// Returns how many gaps are before or at a position.
	private int upTo(long position) {
		int index = Arrays.binarySearch(this.gaps, 0, this.count, position);
		return (index < 0) ? -index - 1 : index + 1;
	}

}
