package dev.aisecurity.baseline;

import java.lang.Character.UnicodeScript;

/**
 * How the letters of a text are spread over twelve groups of scripts. Immutable.
 */
public final class Scripts {

	/** How many groups there are. */
	public static final int SIZE = 12;

	private static final int OTHER = SIZE - 1;

	private static final int MAX_CHARS = 16_384;

	private final float[] shares;

	private Scripts(float[] shares) {
		this.shares = shares;
	}

	/**
	 * Reads a text, at most its first 16,384 characters.
	 * @param text the text
	 * @return the shares; all 0 for a text without letters
	 */
	public static Scripts of(CharSequence text) {
		float[] counts = new float[SIZE];
		int letters = 0;
		int end = Math.min(text.length(), MAX_CHARS);
		for (int i = 0; i < end; i++) {
			int c = text.charAt(i);
			if (c < 0x80) {
				int lower = c | 0x20;
				if (lower >= 'a' && lower <= 'z') {
					counts[0]++;
					letters++;
				}
				continue;
			}
			if (Character.isHighSurrogate((char) c) && i + 1 < end) {
				c = Character.codePointAt(text, i++);
			}
			if (Character.isLetter(c)) {
				counts[group(UnicodeScript.of(c))]++;
				letters++;
			}
		}
		for (int i = 0; letters > 0 && i < SIZE; i++) {
			counts[i] /= letters;
		}
		return new Scripts(counts);
	}

	private static int group(UnicodeScript script) {
		return switch (script) {
			case LATIN -> 0;
			case CYRILLIC -> 1;
			case GREEK -> 2;
			case ARABIC -> 3;
			case HEBREW -> 4;
			case DEVANAGARI, BENGALI, TAMIL, TELUGU, GUJARATI, GURMUKHI, KANNADA, MALAYALAM, ORIYA, SINHALA -> 5;
			case HAN, BOPOMOFO -> 6;
			case HIRAGANA, KATAKANA -> 7;
			case HANGUL -> 8;
			case THAI, LAO, KHMER, MYANMAR -> 9;
			case ARMENIAN, GEORGIAN, ETHIOPIC -> 10;
			default -> OTHER;
		};
	}

	float share(int group) {
		return this.shares[group];
	}

	/**
	 * Returns whether the text had no letters.
	 * @return whether all shares are 0
	 */
	public boolean isEmpty() {
		for (float share : this.shares) {
			if (share > 0) {
				return false;
			}
		}
		return true;
	}

}
