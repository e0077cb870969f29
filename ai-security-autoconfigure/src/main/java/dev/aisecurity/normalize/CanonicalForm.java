package dev.aisecurity.normalize;

/**
 * Makes the canonical form of a text, in which words that look or read the same are
 * written the same: compatibility forms, enclosed, turned and accented letters as plain
 * letters, look-alikes of other scripts inside Latin words as Latin letters, typographic
 * punctuation as ASCII, all white space as spaces and line feeds, nothing invisible, all
 * in lower case. The canonical form of a canonical form is itself; it is at most four
 * times as long as the text. Thread-safe; the work is linear in the length of the text.
 */
public final class CanonicalForm implements Transformation {

	/** Name of the view that reads text written upside down. */
	public static final String UPSIDE_DOWN = "upside-down";

	private static final int MIN_TURNED = 8;

	private final FoldTable table = new FoldTable();

	@Override
	public void apply(NormalizedText.Draft draft, ScanBudget budget) {
		TextView source = draft.canonical();
		if (!budget.take(source.text().length())) {
			return;
		}
		int profile = (source.isAligned() && source.text().equals(draft.raw())) ? draft.profile()
				: TextProfile.of(source.text());
		if ((profile & (TextProfile.WIDE | TextProfile.CONTROL)) == 0) {
			String lower = PlainText.fold(source.text(), profile);
			draft.canonical(source.isAligned() ? TextView.aligned(TextView.CANONICAL, lower) : renamed(source, lower));
			return;
		}
		Folding folding = new Folding(this.table, source.text());
		folding.run(budget);
		draft.canonical(folding.result().view(TextView.CANONICAL, source));
		folding.tally().record(draft, source);
		if (folding.turned() >= MIN_TURNED && budget.take(draft.canonical().text().length())) {
			draft.add(Reversal.ofLines(UPSIDE_DOWN, draft.canonical()));
		}
	}

	/**
	 * Returns the canonical form of a text, for phrases that are compared with canonical
	 * views.
	 * @param text the text
	 * @return its canonical form
	 */
	public String fold(String text) {
		return fold(TextView.aligned(TextView.CANONICAL, text)).text();
	}

	/**
	 * Returns the canonical form of a view.
	 * @param view the view
	 * @return a view of the same name with offsets to the same raw text
	 */
	TextView fold(TextView view) {
		Folding folding = new Folding(this.table, view.text());
		folding.run(ScanBudget.generous());
		return folding.result().view(view.name(), view);
	}

	/**
	 * Returns the layer that a view makes.
	 * @param view the view, not folded
	 * @param depth how many disguises were taken off
	 * @param budget the budget whose clock is asked now and then
	 * @return the layer, with offsets to the same raw text
	 */
	Layer layer(TextView view, int depth, ScanBudget budget) {
		Folding folding = new Folding(this.table, view.text());
		folding.run(budget);
		MappedText result = folding.result();
		int[] starts = new int[result.length()];
		for (int i = 0; i < starts.length; i++) {
			starts[i] = result.start(i);
		}
		return Layer.under(result.view(view.name(), view), view, starts, depth);
	}

	private static TextView renamed(TextView source, String text) {
		MappedText mapped = new MappedText(text.length());
		for (int i = 0; i < text.length(); i++) {
			mapped.append(text.charAt(i), i, i + 1);
		}
		return mapped.view(TextView.CANONICAL, source);
	}

}
