package dev.aisecurity.normalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What each code point folds to, computed one page of 256 code points at a time when the
 * first of them is met. Because folding looks at one code point after the other, no text
 * can make it slow: the quadratic reordering of combining marks never happens.
 * Thread-safe: pages are immutable, and a lost race computes a page twice.
 */
final class FoldTable {

	/** Writes the character that is the value. */
	static final int CHARACTER = 0;

	/** Writes nothing. */
	static final int NOTHING = 1 << 21;

	/** Writes the text whose number is the value. */
	static final int TEXT = 2 << 21;

	static final int VALUE = (1 << 21) - 1;

	static final int OPERATION = 3 << 21;

	private static final int TYPE_SHIFT = 24;

	private final @Nullable Page[] pages = new Page[(Character.MAX_CODE_POINT + 1) >> 8];

	/**
	 * Returns the page of a code point.
	 * @param c the code point, lone surrogates included
	 * @return the page
	 */
	Page page(int c) {
		Page page = this.pages[c >> 8];
		if (page == null) {
			page = Page.of(c & ~0xFF);
			this.pages[c >> 8] = page;
		}
		return page;
	}

	int entry(int c) {
		return page(c).entries[c & 0xFF];
	}

	CharacterType type(int c) {
		return typeOf(entry(c));
	}

	static CharacterType typeOf(int entry) {
		return CharacterType.VALUES[entry >>> TYPE_SHIFT];
	}

	/**
	 * Folds of 256 code points.
	 */
	static final class Page {

		private static final String[] NO_TEXTS = {};

		private final int[] entries = new int[256];

		private final String[] texts;

		private Page(String[] folds, int first) {
			List<String> found = new ArrayList<>();
			for (int i = 0; i < folds.length; i++) {
				this.entries[i] = CharacterType.of(first + i, folds[i]).ordinal() << TYPE_SHIFT
						| entry(folds[i], found);
			}
			this.texts = found.isEmpty() ? NO_TEXTS : found.toArray(String[]::new);
		}

		static Page of(int first) {
			String[] folds = new String[256];
			Arrays.setAll(folds, (i) -> CharacterFold.of(first + i));
			return new Page(folds, first);
		}

		private static int entry(String fold, List<String> found) {
			if (fold.isEmpty()) {
				return NOTHING;
			}
			if (fold.codePointCount(0, fold.length()) == 1) {
				return CHARACTER | fold.codePointAt(0);
			}
			found.add(fold);
			return TEXT | (found.size() - 1);
		}

		int entry(int c) {
			return this.entries[c & 0xFF];
		}

		String text(int entry) {
			return this.texts[entry & VALUE];
		}

	}

}
