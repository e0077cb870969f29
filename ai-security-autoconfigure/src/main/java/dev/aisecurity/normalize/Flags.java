package dev.aisecurity.normalize;

import java.util.Locale;

/**
 * The flags that emoji can show.
 */
public final class Flags {

	private static final boolean[] REGIONS = regions();

	private static final String[] TAGGED = { "gbeng", "gbsct", "gbwls" };

	private Flags() {
	}

	private static boolean[] regions() {
		boolean[] regions = new boolean[26 * 26];
		for (String code : Locale.getISOCountries()) {
			regions[index(code.charAt(0) - 'A', code.charAt(1) - 'A')] = true;
		}
		for (String code : new String[] { "EU", "UN", "XK", "AC", "TA", "IC", "EA", "DG", "CP" }) {
			regions[index(code.charAt(0) - 'A', code.charAt(1) - 'A')] = true;
		}
		return regions;
	}

	private static int index(int first, int second) {
		return first * 26 + second;
	}

	// Returns whether a run of regional indicators consists of flags.
	static boolean areAll(String text, int start, int end) {
		if ((end - start) % 4 != 0) {
			return false;
		}
		for (int i = start; i < end; i += 4) {
			if (!REGIONS[index(letter(text, i), letter(text, i + 2))]) {
				return false;
			}
		}
		return true;
	}

	private static int letter(String text, int index) {
		return text.codePointAt(index) - 0x1F1E6;
	}

	/**
	 * Returns whether the tags that follow a black flag name one that emoji can show.
	 * @param tags the letters that the tags stand for
	 * @return whether there is such a flag
	 */
	public static boolean isTagged(CharSequence tags) {
		for (String known : TAGGED) {
			if (known.contentEquals(tags)) {
				return true;
			}
		}
		return false;
	}

}
