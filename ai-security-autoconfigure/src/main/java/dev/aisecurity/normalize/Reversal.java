package dev.aisecurity.normalize;

/**
 * Views that read backwards. A character of such a view stands for the whole stretch that
 * was turned round, so that spans stay spans.
 */
final class Reversal {

	private Reversal() {
	}

	// Returns a view with each line of another view turned round.
	static TextView ofLines(String name, TextView view) {
		String text = view.text();
		MappedText reversed = new MappedText(text.length());
		for (int start = 0; start < text.length();) {
			int lineFeed = text.indexOf('\n', start);
			int end = (lineFeed < 0) ? text.length() : lineFeed;
			append(text, start, end, reversed);
			if (lineFeed >= 0) {
				reversed.append('\n', end, end + 1);
			}
			start = end + 1;
		}
		return reversed.view(name, view);
	}

	// Appends a stretch of a text backwards.
	static void append(String text, int start, int end, MappedText target) {
		String backwards = new StringBuilder(end - start).append(text, start, end).reverse().toString();
		for (int i = 0; i < backwards.length(); i++) {
			target.append(backwards.charAt(i), start, end);
		}
	}

}
