package dev.aisecurity.baseline;

/**
 * Entropy of the characters of a text, order 0.
 */
final class Entropy {

	private static final int BUCKETS = 256;

	private static final int MAX_CHARS = 4096;

	private Entropy() {
	}

	/**
	 * Returns the entropy of the first 4,096 characters, those with the same lowest eight
	 * bits taken together.
	 * @param text the text
	 * @return bits per character, 0 to 8; NaN for an empty text
	 */
	static double of(CharSequence text) {
		int end = Math.min(text.length(), MAX_CHARS);
		if (end == 0) {
			return Double.NaN;
		}
		int[] counts = new int[BUCKETS];
		for (int i = 0; i < end; i++) {
			counts[text.charAt(i) & (BUCKETS - 1)]++;
		}
		double entropy = 0;
		for (int count : counts) {
			if (count > 0) {
				double share = (double) count / end;
				entropy -= share * Math.log(share);
			}
		}
		return entropy / Math.log(2);
	}

}
