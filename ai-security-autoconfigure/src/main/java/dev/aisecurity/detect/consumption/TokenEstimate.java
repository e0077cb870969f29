package dev.aisecurity.detect.consumption;

/**
 * Estimates tokens without a tokenizer: a quarter of a token for each ASCII character,
 * half a token for each other character of the Latin, Greek, Cyrillic, Hebrew and Arabic
 * blocks (below U+0800), and one token for each UTF-16 code unit beyond. Common
 * tokenizers need about as many for prose, fewer for long common words, more for random
 * characters and rare scripts.
 */
public final class TokenEstimate {

	private TokenEstimate() {
	}

	/**
	 * Returns the estimated number of quarter tokens of a text.
	 * @param text the text
	 * @return at most four for each code unit
	 */
	static long quarters(String text) {
		long quarters = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			quarters += (c < 0x80) ? 1 : ((c < 0x800) ? 2 : 4);
		}
		return quarters;
	}

	/**
	 * Returns the estimated number of tokens of a text.
	 * @param text the text
	 * @return at most one for each code unit
	 */
	public static int of(String text) {
		return (int) ((quarters(text) + 3) / 4);
	}

}
