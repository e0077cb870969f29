package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * One pass over a text that looks at each run of invisible characters and its neighbours,
 * and sorts what ordinary writing does not explain by channel. Used once, by one thread.
 */
final class HiddenRuns {

	private static final int CLOCK_STRIDE = 4096;

	private static final int MIN_ZERO_WIDTH = 16;

	private static final int NONE = -1;

	private static final int SOFT_HYPHEN = 0xAD;

	private static final int BLACK_FLAG = 0x1F3F4;

	private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;

	private static final int MIN_REVERSED = 3;

	private final String text;

	private final AnomalyTally tally = new AnomalyTally();

	private @Nullable MappedText tags;

	private @Nullable MappedText selectors;

	private @Nullable MappedText bits;

	private @Nullable MappedText reversed;

	private int reversedEnd;

	HiddenRuns(String text) {
		this.text = text;
	}

	AnomalyTally tally() {
		return this.tally;
	}

	// Returns what tag characters spell.
	@Nullable MappedText tags() {
		return this.tags;
	}

	// Returns the values of variation selectors.
	@Nullable MappedText selectors() {
		return this.selectors;
	}

	// Returns the zero-width characters that may stand for bits.
	MappedText bits() {
		return (this.bits != null) ? this.bits : new MappedText(0);
	}

	// Returns the text under a right-to-left override, as it is shown.
	@Nullable MappedText reversed() {
		return this.reversed;
	}

	void run(ScanBudget budget) {
		int nextLook = CLOCK_STRIDE;
		for (int i = 0; i < this.text.length();) {
			char c = this.text.charAt(i);
			if (c < 0x80 || !InvisibleCharacters.mayStartWith(c)
					|| !InvisibleCharacters.contains(this.text.codePointAt(i))) {
				i++;
				continue;
			}
			int end = i;
			while (end < this.text.length() && InvisibleCharacters.contains(this.text.codePointAt(end))) {
				end += Character.charCount(this.text.codePointAt(end));
			}
			run(i, end);
			if (end >= nextLook) {
				nextLook = end + CLOCK_STRIDE;
				if (budget.isTimeUp()) {
					return;
				}
			}
			i = end;
		}
	}

	private void run(int start, int end) {
		int before = (start > 0) ? this.text.codePointBefore(start) : NONE;
		int after = (end < this.text.length()) ? this.text.codePointAt(end) : NONE;
		int first = this.text.codePointAt(start);
		boolean single = end - start == Character.charCount(first);
		if (single && isOrdinary(first, start, before, after)) {
			return;
		}
		int flagEnd = (before == BLACK_FLAG && InvisibleCharacters.isTag(first)) ? flagEnd(start, end) : start;
		boolean presented = InvisibleCharacters.selectorValue(first) >= 0 && isSelectable(before, first)
				&& isJoiner(second(start, end, first));
		int zeroWidth = 0;
		for (int i = flagEnd; i < end;) {
			int c = this.text.codePointAt(i);
			int next = i + Character.charCount(c);
			if (!(presented && i == start)) {
				zeroWidth += sort(c, i, next);
			}
			i = next;
		}
		if (presented && zeroWidth == 1) {
			return;
		}
		if (zeroWidth >= MIN_ZERO_WIDTH) {
			this.tally.add(isVaried(start, end) ? Anomaly.Kind.ZERO_WIDTH_RUN : Anomaly.Kind.INVISIBLE, start, end,
					zeroWidth);
		}
		else if (zeroWidth > 0 && isPlainLetter(before) && isPlainLetter(after)) {
			this.tally.add(Anomaly.Kind.INVISIBLE, start, end, zeroWidth);
		}
	}

	private int second(int start, int end, int first) {
		int next = start + Character.charCount(first);
		return (next < end) ? this.text.codePointAt(next) : NONE;
	}

	// Sorts an invisible character by its channel. Returns 1 if it has none of its own,
	// otherwise 0
	private int sort(int c, int start, int end) {
		if (InvisibleCharacters.isTag(c)) {
			this.tally.add(Anomaly.Kind.TAG_CHARACTERS, start, end, 1);
			if (c >= 0xE0020 && c < 0xE007F) {
				this.tags = appended(this.tags, (char) (c - 0xE0000), start, end);
			}
			return 0;
		}
		int value = InvisibleCharacters.selectorValue(c);
		if (value >= 0) {
			this.tally.add(Anomaly.Kind.VARIATION_SELECTORS, start, end, 1);
			this.selectors = appended(this.selectors, (char) value, start, end);
			return 0;
		}
		if (InvisibleCharacters.isInterlinear(c)) {
			this.tally.add(Anomaly.Kind.INTERLINEAR, start, end, 1);
			return 0;
		}
		if (InvisibleCharacters.isBidiControl(c)) {
			if (c == RIGHT_TO_LEFT_OVERRIDE && start >= this.reversedEnd) {
				reverse(start, end);
			}
			return 0;
		}
		if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
			this.bits = appended(this.bits, (char) c, start, end);
		}
		return 1;
	}

	private static MappedText appended(@Nullable MappedText channel, char c, int start, int end) {
		MappedText target = (channel != null) ? channel : new MappedText(64);
		target.append(c, start, end);
		return target;
	}

	private void reverse(int start, int from) {
		int end = from;
		int letters = 0;
		while (end < this.text.length() && this.text.charAt(end) != 0x202C && this.text.charAt(end) != '\n') {
			letters += isPlainLetter(this.text.charAt(end)) ? 1 : 0;
			end++;
		}
		this.reversedEnd = end;
		if (letters >= MIN_REVERSED) {
			this.tally.add(Anomaly.Kind.BIDI_CONTROL, start, end, 1);
			MappedText target = (this.reversed != null) ? this.reversed : new MappedText(end - from + 1);
			if (target.length() > 0) {
				target.append('\n', start, end);
			}
			Reversal.append(this.text, from, end, target);
			this.reversed = target;
		}
	}

	// Returns the end of the tags that make a flag, or the start if they make none.
	private int flagEnd(int start, int end) {
		StringBuilder spelled = new StringBuilder(8);
		for (int i = start; i + 1 < end && spelled.length() < 8; i += 2) {
			int c = this.text.codePointAt(i);
			if (c == InvisibleCharacters.TAGS_LAST) {
				return Flags.isTagged(spelled) ? i + 2 : start;
			}
			spelled.append((char) (c & 0x7F));
		}
		return start;
	}

	// Returns whether ordinary writing has a single invisible character here.
	private boolean isOrdinary(int c, int start, int before, int after) {
		if (InvisibleCharacters.isTag(c) || InvisibleCharacters.isInterlinear(c)) {
			return false;
		}
		if (InvisibleCharacters.selectorValue(c) >= 0) {
			return isSelectable(before, c);
		}
		if (c == 0xFEFF && start == 0) {
			return true;
		}
		if (c == SOFT_HYPHEN) {
			return start >= 2 && isPlainLetter(before) && isPlainLetter(this.text.codePointBefore(start - 1));
		}
		if (isJoiner(c)) {
			return isJoined(before) || isJoined(after);
		}
		return !InvisibleCharacters.isBidiControl(c) && (isJoined(before) || isJoined(after));
	}

	private static boolean isJoiner(int c) {
		return c == 0x200D || c == 0x200C;
	}

	// Returns whether a character has variants that a selector may choose from.
	private static boolean isSelectable(int c, int selector) {
		if (c == '#' || c == '*' || (c >= '0' && c <= '9')) {
			return selector == 0xFE0F || selector == 0xFE0E || (c == '0' && selector == 0xFE00);
		}
		if (c < 0x80 || InvisibleCharacters.contains(c) || isPlainLetter(c)) {
			return false;
		}
		if (selector == 0xFE0F || selector == 0xFE0E || (selector >= 0xFE00 && selector <= 0xFE02)) {
			return true;
		}
		return Character.isIdeographic(c);
	}

	// Returns whether a character is one that joiners and breaks are meant for: an emoji,
	// or a letter of a script
	// other than Latin, Greek and Cyrillic.
	private static boolean isJoined(int c) {
		if (c < 0x80 || isPlainLetter(c) || InvisibleCharacters.contains(c)) {
			return false;
		}
		int type = Character.getType(c);
		return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL;
	}

	// Returns whether a character is a letter of a script that needs nothing invisible.
	private static boolean isPlainLetter(int c) {
		if (c < 0x80) {
			return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		}
		return (c < 0x530 || (c >= 0x1E00 && c <= 0x1FFF)) && Character.isLetter(c);
	}

	private boolean isVaried(int start, int end) {
		for (int i = start + 1; i < end; i++) {
			if (this.text.charAt(i) != this.text.charAt(start)) {
				return true;
			}
		}
		return false;
	}

}
