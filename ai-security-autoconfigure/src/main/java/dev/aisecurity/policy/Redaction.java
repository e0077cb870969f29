package dev.aisecurity.policy;

/**
 * A span of a raw text to replace.
 *
 * @param segment index of the segment in the interaction
 * @param start where the span starts
 * @param end where it ends, exclusive
 * @param replacement what stands there instead
 */
public record Redaction(int segment, int start, int end, String replacement) {

	public Redaction {
		if (segment < 0 || start < 0 || end < start) {
			throw new IllegalArgumentException(
					"Redaction must be a span: segment " + segment + ", " + start + " to " + end);
		}
	}

}
