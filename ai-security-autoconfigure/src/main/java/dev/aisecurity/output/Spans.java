package dev.aisecurity.output;

import java.util.Arrays;

/**
 * Spans of a text that are not to be parted. Few at any time; those beyond {@value #MOST}
 * are not kept.
 */
final class Spans {

	private static final int MOST = 64;

	private long[] starts = new long[2];

	private long[] ends = new long[2];

	private int count;

	/**
	 * Adds a span.
	 * @param start where it starts
	 * @param end where it ends, exclusive
	 */
	void add(long start, long end) {
		if (this.count == this.starts.length && this.count < MOST) {
			this.starts = Arrays.copyOf(this.starts, this.count * 2);
			this.ends = Arrays.copyOf(this.ends, this.count * 2);
		}
		if (this.count < this.starts.length) {
			this.starts[this.count] = start;
			this.ends[this.count++] = end;
		}
	}

	/**
	 * Returns where a text may be parted.
	 * @param position where it would be parted
	 * @return the last position up to there that is inside no span
	 */
	long limit(long position) {
		long limit = position;
		for (int i = 0; i < this.count; i++) {
			if (this.starts[i] < limit && limit < this.ends[i]) {
				limit = this.starts[i];
				i = -1;
			}
		}
		return limit;
	}

	/**
	 * Forgets spans.
	 * @param position those that end there or before are forgotten
	 */
	void forget(long position) {
		int kept = 0;
		for (int i = 0; i < this.count; i++) {
			if (this.ends[i] > position) {
				this.starts[kept] = this.starts[i];
				this.ends[kept++] = this.ends[i];
			}
		}
		this.count = kept;
	}

}
