package dev.aisecurity.normalize;

/**
 * Ciphers that put another letter of the alphabet for each letter: all letters moved by a
 * number of places, 1 to 25, or the alphabet written backwards.
 */
final class Rotation {

	/** Nothing is moved. */
	static final int NONE = 0;

	/** The alphabet is written backwards. */
	static final int MIRROR = 26;

	private static final int LETTERS = 26;

	private Rotation() {
	}

	static boolean isLatin(String word) {
		return word.chars().allMatch((c) -> c >= 'a' && c <= 'z');
	}

	static String mirror(String word) {
		StringBuilder mirrored = new StringBuilder(word.length());
		for (int i = 0; i < word.length(); i++) {
			mirrored.append(undo(MIRROR, word.charAt(i)));
		}
		return mirrored.toString();
	}

	// Returns the letter that was written before a rotation.
	static char undo(int rotation, char c) {
		char a = (c >= 'a' && c <= 'z') ? 'a' : 'A';
		if (c < a || c > a + LETTERS - 1) {
			return c;
		}
		int plain = (rotation == MIRROR) ? LETTERS - 1 - (c - a) : (c - a + LETTERS - rotation) % LETTERS;
		return (char) (a + plain);
	}

	// Returns the rotation by which a stretch of text was made of a word.
	static int between(String text, int start, int end, String word) {
		if (end - start != word.length()) {
			return NONE;
		}
		int rotation = (text.charAt(start) - word.charAt(0) + LETTERS) % LETTERS;
		if (rotation != NONE && isRotated(rotation, text, start, word)) {
			return rotation;
		}
		return isRotated(MIRROR, text, start, word) ? MIRROR : NONE;
	}

	private static boolean isRotated(int rotation, String text, int start, String word) {
		for (int i = 0; i < word.length(); i++) {
			if (undo(rotation, text.charAt(start + i)) != word.charAt(i)) {
				return false;
			}
		}
		return true;
	}

}
