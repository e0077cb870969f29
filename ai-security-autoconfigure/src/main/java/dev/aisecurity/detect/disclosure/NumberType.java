package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A kind of number that identifies a person: its length, how it is written, what its
 * digits must satisfy and the words that stand near it. Written in a layout of its own or
 * near such a word it is taken seriously; otherwise it belongs to the eager levels, or is
 * not reported at all.
 *
 * @param id the type
 * @param description the type in words
 * @param digits how many digits it has
 * @param layouts layouts of its own
 * @param looseLayouts layouts that other numbers have, too
 * @param formattedLevel level in a layout of its own with no word near
 * @param looseLevel level in another layout with no word near, {@link #NEVER} for none
 * @param score how sure it is when the checks hold and it is written in its own way or
 * named
 * @param check what the digits must satisfy
 * @param context words that name it
 */
record NumberType(String id, String description, int digits, long[] layouts, long[] looseLayouts, int formattedLevel,
		int looseLevel, double score, Check check, ContextWords context) {

	/** Not reported without a word near it. */
	static final int NEVER = 5;

	private static final double UNNAMED = 0.5;

	/**
	 * Tells whether a prefix of a run is a number of this type.
	 * @param text the text
	 * @param run the digits
	 * @param groups how many groups of the run to take
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	@Nullable Disclosure recognize(CharSequence text, DigitRun run, int groups, int level) {
		long layout = run.layout(groups);
		boolean formatted = contains(this.layouts, layout);
		if ((!formatted && layout != this.digits && !contains(this.looseLayouts, layout))
				|| !this.check.test(run.digits())) {
			return null;
		}
		int end = run.end(groups);
		int found = formatted ? this.formattedLevel : this.looseLevel;
		double sure = this.score;
		if (found > 1) {
			if (this.context.distance(text, run.start(), end) != ContextWords.NONE) {
				found = 1;
			}
			else if (groups < run.groups() || isContinued(text, run.start())) {
				return null;
			}
			else {
				sure = UNNAMED;
			}
		}
		return (found <= level) ? new Disclosure(this.id, this.description, run.start(), end, sure, found) : null;
	}

	private static boolean isContinued(CharSequence text, int start) {
		return Ascii.at(text, start - 1) == ' ' && Ascii.isDigit(Ascii.at(text, start - 2));
	}

	private static boolean contains(long[] layouts, long layout) {
		for (long each : layouts) {
			if (each == layout) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What the digits of a number must satisfy.
	 */
	@FunctionalInterface
	interface Check {

		/**
		 * Tests digits.
		 * @param digits one digit each; those of the number come first
		 * @return whether they may be such a number
		 */
		boolean test(byte[] digits);

	}

}
