package dev.aisecurity.normalize;

/**
 * Something about the form of a text that ordinary writing does not have.
 *
 * @param kind what it is
 * @param start where it first occurs in the raw text
 * @param end end (exclusive) of the last occurrence
 * @param count how many characters are concerned, for {@link Kind#MIXED_SCRIPT} how many
 * words, at least 1
 */
public record Anomaly(Kind kind, int start, int end, int count) {

	/**
	 * Kinds of anomalies.
	 */
	public enum Kind {

		/** More combining marks on a letter than any script writes: over 8. */
		STACKED_MARKS,

		/** Letters struck through with combining overlays. */
		STRUCK_LETTERS,

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

		/**
		 * Words in other forms of Latin letters: full-width, mathematical, enclosed,
		 * small capitals, upside down.
		 */
		STYLED_LETTERS,

		/** Markup that a reader does not see but a model reads. */
		HIDDEN_MARKUP,

		/** Control characters other than tab and line breaks. */
		CONTROL,

		/**
		 * Characters that would grow more than fourfold when folded, left as they are.
		 */
		EXPANSION,

		/** Disguises in disguises, or more of them than may be taken off. */
		UNOPENED,

		/** A transformation failed, so that not all views were made. */
		FAILED_STEP

	}

}
