package dev.aisecurity.output;

import dev.aisecurity.normalize.Flags;
import dev.aisecurity.normalize.InvisibleCharacters;

/**
 * Which invisible characters writing needs at their place, and which carry something.
 */
final class HiddenWriting {

	static final int SOFT_HYPHEN = 0xAD;

	static final int BYTE_ORDER_MARK = 0xFEFF;

	private static final int BLACK_FLAG = 0x1F3F4;

	private HiddenWriting() {
	}

	/**
	 * Returns how many characters after a flag name the region that it shows.
	 * @param before the character before them
	 * @param tags the characters
	 * @param count how many there are
	 * @return how many make the name, or 0
	 */
	static int flag(int before, int[] tags, int count) {
		if (before != BLACK_FLAG) {
			return 0;
		}
		StringBuilder name = new StringBuilder(count);
		for (int i = 0; i < count && InvisibleCharacters.isTag(tags[i]); i++) {
			if (tags[i] == InvisibleCharacters.TAGS_LAST) {
				return Flags.isTagged(name) ? i + 1 : 0;
			}
			name.append((char) (tags[i] & 0x7F));
		}
		return 0;
	}

	// Returns whether a selector chooses a variant that the character before it may have.
	static boolean isVariant(int before, int selector) {
		if (InvisibleCharacters.selectorValue(selector) < 0) {
			return false;
		}
		boolean presentation = selector == 0xFE0F || selector == 0xFE0E;
		if (before == '#' || before == '*' || (before >= '0' && before <= '9')) {
			return presentation || (before == '0' && selector == 0xFE00);
		}
		if (before < 0x80 || InvisibleCharacters.contains(before) || isPlainLetter(before)) {
			return false;
		}
		return presentation || (selector >= 0xFE00 && selector <= 0xFE02) || Character.isIdeographic(before);
	}

	// Returns whether a single invisible character is one that the writing beside it has.
	static boolean isNeeded(int c, int before, int after) {
		return !isCarrier(c) && c != SOFT_HYPHEN && c != BYTE_ORDER_MARK && (isJoined(before) || isJoined(after));
	}

	static boolean isJoiner(int c) {
		return c == 0x200D || c == 0x200C;
	}

	// Returns whether a character is good for nothing but to carry or to reorder text.
	static boolean isCarrier(int c) {
		return InvisibleCharacters.isTag(c) || InvisibleCharacters.isInterlinear(c)
				|| InvisibleCharacters.isBidiControl(c) || InvisibleCharacters.selectorValue(c) >= 0;
	}

	// Returns whether a character is one that joiners and marks are meant for: an emoji,
	// or a letter of a script other than Latin, Greek and Cyrillic.
	static boolean isJoined(int c) {
		if (c < 0x80 || isPlainLetter(c) || InvisibleCharacters.contains(c)) {
			return false;
		}
		int type = Character.getType(c);
		return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL;
	}

	// Returns whether a character is a letter of a script that needs nothing invisible.
	static boolean isPlainLetter(int c) {
		if (c < 0x80) {
			return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		}
		return (c < 0x530 || (c >= 0x1E00 && c <= 0x1FFF)) && Character.isLetter(c);
	}

}
