package dev.aisecurity.detect.leakage;

import dev.aisecurity.detect.leakage.Lane.Trail;
import org.jspecify.annotations.Nullable;

/**
 * The characters that pairs of hex digits stand for, whatever stands between the digits;
 * letters that are none start a new pair. Pairs are read at both alignments. Used by one
 * thread.
 */
final class HexPairs {

	private final CanaryIndex index;

	private final Lane[] lanes = { new Lane(), new Lane() };

	private int before = -1;

	private long start;

	private int alignment;

	HexPairs(CanaryIndex index) {
		this.index = index;
	}

	/**
	 * Reads the next letter or digit.
	 * @param next a lower-case letter or a digit
	 * @param start where it starts in the text
	 * @param end where it ends, exclusive
	 * @return what is complete with it, or {@code null}
	 */
	@Nullable Trail accept(char next, long start, long end) {
		int digit = (next <= '9') ? next - '0' : (next <= 'f') ? next - 'a' + 10 : -1;
		if (digit < 0) {
			this.before = -1;
			this.alignment = 0;
			return null;
		}
		Trail complete = null;
		if (this.before >= 0) {
			complete = pair(this.before << 4 | digit, end);
			this.alignment ^= 1;
		}
		this.before = digit;
		this.start = start;
		return complete;
	}

	private @Nullable Trail pair(int code, long end) {
		Lane lane = this.lanes[this.alignment];
		char letter = Codes.plain(code);
		if (letter != 0) {
			return lane.accept(letter, this.start, end, this.index);
		}
		if (code != 0) {
			lane.reset();
		}
		return null;
	}

	long held(long position) {
		return Math.min(this.lanes[0].held(position), this.lanes[1].held(position));
	}

}
