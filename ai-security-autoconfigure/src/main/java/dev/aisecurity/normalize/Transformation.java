package dev.aisecurity.normalize;

/**
 * One step on the way from a raw text to its views: it replaces the canonical form, adds
 * a view, or records an anomaly. Steps run in order, on the thread of the request, for
 * every text: they are stateless, thread-safe and linear in the length of the text. A
 * step that throws is skipped and reported. Register one by declaring a bean of this
 * type.
 */
@FunctionalInterface
public interface Transformation {

	/**
	 * Transforms a text.
	 * @param draft the text in the making
	 * @param budget what may be spent; views are paid for with
	 * {@link ScanBudget#take(int)}
	 */
	void apply(NormalizedText.Draft draft, ScanBudget budget);

}
