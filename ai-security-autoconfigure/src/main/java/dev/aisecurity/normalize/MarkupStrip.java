package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Takes out tags, comments and asterisks inside words, so that words which they break are
 * whole again.
 */
final class MarkupStrip {

	private static final int MAX_TAG = 256;

	private MarkupStrip() {
	}

	// Returns the text without tags, or null if there are none.
	static @Nullable MappedText strip(String text) {
		MappedText result = new MappedText(text.length());
		boolean changed = false;
		for (int i = 0; i < text.length();) {
			int end = (text.charAt(i) == '<') ? end(text, i) : isEmphasis(text, i) ? i + 2 : -1;
			if (end > 0) {
				changed = true;
				i = end;
			}
			else {
				result.append(text.charAt(i), i, i + 1);
				i++;
			}
		}
		return changed ? result : null;
	}

	// Returns whether two asterisks stand between letters, which emphasises a part of a
	// word.
	static boolean isEmphasis(String text, int index) {
		return text.charAt(index) == '*' && index > 0 && index + 2 < text.length() && text.charAt(index + 1) == '*'
				&& TokenType.isLetter(text.charAt(index - 1)) && TokenType.isLetter(text.charAt(index + 2));
	}

	private static int end(String text, int start) {
		if (start + 2 >= text.length() || !TokenType.startsTag(text.charAt(start + 1))) {
			return -1;
		}
		int limit = Math.min(text.length(), start + MAX_TAG);
		for (int i = start + 2; i < limit && text.charAt(i) != '<'; i++) {
			if (text.charAt(i) == '>') {
				return i + 1;
			}
		}
		return -1;
	}

}
