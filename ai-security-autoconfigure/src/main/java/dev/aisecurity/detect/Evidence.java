package dev.aisecurity.detect;

import dev.aisecurity.interaction.Origin;

/**
 * Where a finding was made. It points at the text and never holds it.
 *
 * @param segment index of the segment in the interaction
 * @param origin who wrote the segment
 * @param location where the segment was found
 * @param view name of the view that showed it
 * @param start where the span starts in the raw text
 * @param end where it ends in the raw text, exclusive
 */
public record Evidence(int segment, Origin origin, String location, String view, int start, int end) {

	public Evidence {
		if (segment < 0 || start < 0 || end < start) {
			throw new IllegalArgumentException(
					"Evidence must be a span: segment " + segment + ", " + start + " to " + end);
		}
	}

}
