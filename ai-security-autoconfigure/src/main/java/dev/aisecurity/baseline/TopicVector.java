package dev.aisecurity.baseline;

/**
 * What a text is about, in 32 numbers: each word adds or takes one at a place that its
 * hash says (signed feature hashing, Weinberger et al. 2009). Immutable.
 */
public final class TopicVector {

	/** How many numbers there are. */
	public static final int SIZE = 32;

	private static final int MIN_WORD = 3;

	private static final int MAX_CHARS = 16_384;

	private static final long PRIME = 0x100000001b3L;

	private static final long BASIS = 0xcbf29ce484222325L;

	private final float[] values;

	private TopicVector(float[] values) {
		this.values = values;
	}

	/**
	 * Reads a text, at most its first 16,384 characters.
	 * @param text the text
	 * @return its vector, of length 1 or, for a text without words, 0
	 */
	public static TopicVector of(CharSequence text) {
		float[] values = new float[SIZE];
		long hash = BASIS;
		int length = 0;
		int end = Math.min(text.length(), MAX_CHARS);
		for (int i = 0; i <= end; i++) {
			char c = (i < end) ? text.charAt(i) : ' ';
			if (Character.isLetterOrDigit(c)) {
				hash = (hash ^ Character.toLowerCase(c)) * PRIME;
				length++;
			}
			else if (length > 0) {
				if (length >= MIN_WORD) {
					add(values, hash);
				}
				hash = BASIS;
				length = 0;
			}
		}
		normalize(values);
		return new TopicVector(values);
	}

	private static void add(float[] values, long hash) {
		long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
		values[(int) (mixed >>> 59)] += ((mixed & 0x40000000L) != 0) ? 1 : -1;
	}

	private static void normalize(float[] values) {
		double norm = 0;
		for (float value : values) {
			norm += value * value;
		}
		if (norm > 0) {
			float factor = (float) (1 / Math.sqrt(norm));
			for (int i = 0; i < SIZE; i++) {
				values[i] *= factor;
			}
		}
	}

	float at(int index) {
		return this.values[index];
	}

	/**
	 * Returns whether the text had no words.
	 * @return whether all numbers are 0
	 */
	public boolean isEmpty() {
		for (float value : this.values) {
			if (value != 0) {
				return false;
			}
		}
		return true;
	}

}
