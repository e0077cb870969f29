package dev.aisecurity.detect.lexical;

/**
 * Takes the features of a text, unit by unit. Used by one thread.
 */
public interface FeatureSink {

	/**
	 * Takes a feature.
	 * @param group what kind of feature it is, one of {@link FeatureScan}
	 * @param hash the feature
	 */
	void feature(int group, int hash);

	/**
	 * Ends a unit: a sentence, a line or a part of a long one.
	 * @param start where it starts in the text
	 * @param end where it ends, exclusive
	 * @return whether to go on
	 */
	boolean endOfUnit(int start, int end);

}
