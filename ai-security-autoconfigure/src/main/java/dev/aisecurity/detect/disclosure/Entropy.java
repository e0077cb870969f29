package dev.aisecurity.detect.disclosure;

/**
 * Shannon entropy of the characters of a span.
 */
final class Entropy {

	private static final double LN_2 = Math.log(2);

	private Entropy() {
	}

	/**
	 * Returns the entropy.
	 * @param text the text
	 * @param start start of the span
	 * @param end end of the span
	 * @return bits per character
	 */
	static double of(CharSequence text, int start, int end) {
		int[] counts = new int[128];
		for (int i = start; i < end; i++) {
			counts[text.charAt(i) & 127]++;
		}
		double entropy = 0;
		double length = end - start;
		for (int count : counts) {
			if (count > 0) {
				entropy -= count / length * Math.log(count / length) / LN_2;
			}
		}
		return entropy;
	}

}
