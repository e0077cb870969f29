package dev.aisecurity.detect.injection;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds the words of rules as the canonical view folds texts: compatibility forms and
 * combining marks go, letters become lower case.
 */
final class CanonicalForm {

	private CanonicalForm() {
	}

	static String of(String text) {
		String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
		String decomposed = Normalizer.normalize(folded, Normalizer.Form.NFKD);
		StringBuilder bare = new StringBuilder(decomposed.length());
		decomposed.codePoints().filter((c) -> !isMark(c)).forEach(bare::appendCodePoint);
		return Normalizer.normalize(bare, Normalizer.Form.NFC);
	}

	private static boolean isMark(int character) {
		int type = Character.getType(character);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
	}

}
