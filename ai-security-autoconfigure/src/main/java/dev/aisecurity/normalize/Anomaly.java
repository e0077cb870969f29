package dev.aisecurity.normalize;

/**
 * Something about the form of a text that ordinary writing does not have.
 *
 * @param kind what it is
 * @param start where it first occurs in the raw text
 * @param end end (exclusive) of the last occurrence
 * @param count how many characters are concerned, at least 1
 */
public record Anomaly(Kind kind, int start, int end, int count) {

	/**
	 * Kinds of anomalies.
	 */
	public enum Kind {

		/**
		 * More than 30 combining marks in a row, cut there (UAX #15 stream-safe text).
		 */
		STACKED_MARKS,

		/** A lone surrogate or a noncharacter, replaced by U+FFFD. */
		MALFORMED,

		/** Text written in the invisible tag block U+E0000. */
		TAG_CHARACTERS,

		/** Bytes written in variation selectors. */
		VARIATION_SELECTORS,

		/** Runs of zero-width characters long enough to carry a message. */
		ZERO_WIDTH_RUN,

		/** Invisible characters inside words, where no script needs them. */
		INVISIBLE,

		/** Characters that change the direction of the text around them. */
		BIDI_CONTROL,

		/** Interlinear annotation characters. */
		INTERLINEAR,

		/** Letters that look Latin but are not, inside words that have Latin letters. */
		MIXED_SCRIPT,

		/** Compatibility forms of Latin letters: full-width, mathematical, enclosed. */
		STYLED_LETTERS,

		/** Markup that a reader does not see but a model reads. */
		HIDDEN_MARKUP,

		/** Control characters other than tab and line breaks. */
		CONTROL,

		/** The text grew more than fourfold when folded; the rest was left as it was. */
		EXPANSION,

		/** A transformation failed, so that not all views were made. */
		FAILED_STEP

	}

}
