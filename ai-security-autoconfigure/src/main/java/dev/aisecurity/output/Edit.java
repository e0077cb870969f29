package dev.aisecurity.output;

/**
 * A span of a text and what stands there instead.
 *
 * @param start where the span starts
 * @param end where it ends, exclusive
 * @param replacement what stands there instead, possibly nothing
 */
public record Edit(int start, int end, String replacement) {

	public Edit {
		if (start < 0 || end < start) {
			throw new IllegalArgumentException("An edit must be a span: " + start + " to " + end);
		}
	}

	/**
	 * Returns a description that leaves the text out.
	 * @return the span
	 */
	@Override
	public String toString() {
		return "Edit[" + this.start + " to " + this.end + "]";
	}

}
