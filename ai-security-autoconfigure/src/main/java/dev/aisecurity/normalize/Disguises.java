package dev.aisecurity.normalize;

/**
 * Takes off what disguises words, layer by layer, and adds a view of what is under each:
 * codes such as Base64, hexadecimal, escapes and Morse code; tags inside words; letters
 * that stand apart; words without spaces; misspelt words, and digits for letters; text
 * that is written backwards or with its letters moved in the alphabet. A view is added
 * only if known words appear that were not to be seen before, so ordinary text has none.
 * <p>
 * Up to four layers are taken off, in any order, and the views are at most six times as
 * long as the text. What is more is left as it is and recorded as an anomaly of kind
 * {@link Anomaly.Kind#UNOPENED}. Thread-safe; the work is linear in the length of the
 * text.
 */
public final class Disguises implements Transformation {

	/** Name of the view of what codes stand for. */
	public static final String DECODED = "decoded";

	/** Name of the view without tags. */
	public static final String UNTAGGED = "untagged";

	/** Name of the view of letters that stood apart. */
	public static final String SPACED = "spaced";

	/** Name of the view of words that were written without spaces. */
	public static final String JOINED = "joined";

	/** Name of the view of words with digits and signs for letters. */
	public static final String LEET = "leet";

	/** Name of the view of words with letters wrong, swapped, shuffled or repeated. */
	public static final String MISSPELT = "misspelt";

	/** Name of the view of lines that were written backwards. */
	public static final String BACKWARDS = "backwards";

	/** Name of the view of words that were written backwards one by one. */
	public static final String BACKWARD_WORDS = "backward-words";

	/** Name of the view of text with its letters moved in the alphabet. */
	public static final String ROTATED = "rotated";

	private final CanonicalForm canonical;

	private final Vocabulary vocabulary;

	/**
	 * Creates the transformation.
	 * @param canonical what brings texts into canonical form
	 * @param vocabulary the words that tell a disguise from ordinary text
	 */
	public Disguises(CanonicalForm canonical, Vocabulary vocabulary) {
		this.canonical = canonical;
		this.vocabulary = vocabulary;
	}

	@Override
	public void apply(NormalizedText.Draft draft, ScanBudget budget) {
		if (this.vocabulary.isEmpty()) {
			return;
		}
		Layer layer = Layer.of(draft.canonical(), draft.raw());
		DisguiseScan scan = new DisguiseScan(this.vocabulary, layer.canonical().text()).run(budget);
		if (scan.disguises() != 0) {
			new Unmasking(this.canonical, this.vocabulary, draft, budget).run(layer, scan);
		}
	}

}
