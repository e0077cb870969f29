package dev.aisecurity.normalize;

import java.util.List;

import dev.aisecurity.interaction.Segment;

/**
 * A normalizer that runs transformations in order. One that throws is skipped and leaves
 * an anomaly of kind {@link Anomaly.Kind#FAILED_STEP}. Immutable and thread-safe as far
 * as its transformations are.
 */
public final class DefaultNormalizer implements Normalizer {

	private final List<Transformation> transformations;

	/**
	 * Creates a normalizer.
	 * @param transformations the steps, in order
	 */
	public DefaultNormalizer(List<Transformation> transformations) {
		this.transformations = List.copyOf(transformations);
	}

	/**
	 * Returns a normalizer that runs the built-in transformations only and knows no words
	 * that may be disguised.
	 * @return the normalizer
	 */
	public static DefaultNormalizer standard() {
		return standard(Vocabulary.EMPTY);
	}

	/**
	 * Returns a normalizer that runs the built-in transformations only.
	 * @param vocabulary the words that may be disguised
	 * @return the normalizer
	 */
	public static DefaultNormalizer standard(Vocabulary vocabulary) {
		return new DefaultNormalizer(builtIns(vocabulary));
	}

	/**
	 * Returns the built-in transformations, for those who add their own.
	 * @param vocabulary the words that may be disguised; without any, disguises are not
	 * taken off
	 * @return the transformations, in order
	 */
	public static List<Transformation> builtIns(Vocabulary vocabulary) {
		CanonicalForm canonical = new CanonicalForm();
		return List.of(new HiddenMarkup(canonical), new HiddenCharacters(canonical), canonical,
				new Disguises(canonical, vocabulary));
	}

	@Override
	public NormalizedText normalize(Segment segment, ScanBudget budget) {
		NormalizedText.Draft draft = new NormalizedText.Draft(segment);
		for (int i = 0; i < this.transformations.size() && !budget.isTimeUp(); i++) {
			apply(this.transformations.get(i), draft, budget);
		}
		return draft.finish();
	}

	private static void apply(Transformation transformation, NormalizedText.Draft draft, ScanBudget budget) {
		try {
			transformation.apply(draft, budget);
		}
		catch (RuntimeException | StackOverflowError ex) {
			draft.anomaly(Anomaly.Kind.FAILED_STEP, 0, draft.raw().length());
		}
	}

}
