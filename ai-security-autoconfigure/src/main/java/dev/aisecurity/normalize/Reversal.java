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
		return ofLines(view.text()).view(name, view);
	}

	// Returns a text with each line turned round.
	static MappedText ofLines(String text) {
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
		return reversed;
	}

	// Returns a text with each word turned round.
	static MappedText ofWords(String text) {
		MappedText reversed = new MappedText(text.length());
		int start = 0;
		for (int i = 0; i <= text.length(); i++) {
			if (i == text.length() || !TokenType.isWord(text.charAt(i))) {
				append(text, start, i, reversed);
				if (i < text.length()) {
					reversed.append(text.charAt(i), i, i + 1);
				}
				start = i + 1;
			}
		}
		return reversed;
	}

	// Appends a stretch of a text backwards.
	static void append(String text, int start, int end, MappedText target) {
		String backwards = new StringBuilder(end - start).append(text, start, end).reverse().toString();
		for (int i = 0; i < backwards.length(); i++) {
			target.append(backwards.charAt(i), start, end);
		}
	}

}
