package dev.aisecurity.normalize;

/**
 * Letters in dots and dashes.
 */
final class MorseCode {

	private static final int MIN_LETTERS = 5;

	private static final int MAX_SIGNS = 6;

	/** The letters in the order of a binary heap: a dot goes left, a dash goes right. */
	private static final String HEAP = "  etianmsurwdkgohvf l pjbxcyzq  54 3   2& +    16=/   ( 7   8 90"
			+ "            ?_    \"  .    @   '  -        ;! )     ,    :";

	private MorseCode() {
	}

	private static boolean isSign(char c) {
		return c == '.' || c == '-';
	}

	private static boolean isGap(char c) {
		return c == ' ' || c == '/' || c == '|' || c == '\n' || c == '\t' || c == '\r';
	}

	/**
	 * Writes what dots and dashes in a row stand for.
	 * @param text the text
	 * @param start where the first letter starts
	 * @param result where to write
	 * @return where the last letter ends, or the start if there are few
	 */
	static int read(String text, int start, MappedText result) {
		MappedText letters = new MappedText(16);
		int last = start;
		int i = start;
		while (i < text.length() && isSign(text.charAt(i))) {
			int node = 1;
			int from = i;
			while (i < text.length() && isSign(text.charAt(i)) && i - from <= MAX_SIGNS) {
				node = node * 2 + ((text.charAt(i) == '-') ? 1 : 0);
				i++;
			}
			if (i - from > MAX_SIGNS || node >= HEAP.length() || HEAP.charAt(node) == ' ') {
				break;
			}
			letters.append(HEAP.charAt(node), from, i);
			last = i;
			while (i < text.length() && isGap(text.charAt(i))) {
				i++;
			}
			if (i - last > 1 && i < text.length() && isSign(text.charAt(i))) {
				letters.append(' ', last, i);
			}
		}
		if (letters.length() < MIN_LETTERS) {
			return start;
		}
		ByteRun.append(letters, result);
		return last;
	}

}
