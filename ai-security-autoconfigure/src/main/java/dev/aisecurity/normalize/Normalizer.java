package dev.aisecurity.normalize;

import dev.aisecurity.interaction.Segment;

/**
 * Turns a segment into the views that detectors look at. Implementations are thread-safe,
 * linear in the length of the text and never throw.
 */
@FunctionalInterface
public interface Normalizer {

	/**
	 * Normalizes a segment.
	 * @param segment the segment
	 * @param budget what may be spent; when it is exhausted the views made so far are
	 * returned
	 * @return the normalized text, with at least the raw and the canonical view
	 */
	NormalizedText normalize(Segment segment, ScanBudget budget);

}
