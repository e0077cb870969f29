package dev.aisecurity.interaction;

/**
 * The part of a text that is asked about. What stands before it was asked about already,
 * what stands after it will be; both are there to be read along. Findings that lie
 * outside of it are dropped.
 *
 * @param start where it starts
 * @param end where it ends, exclusive
 */
public record Focus(int start, int end) {

	/** All of a text, however long. */
	public static final Focus ALL = new Focus(0, Integer.MAX_VALUE);

	public Focus {
		if (start < 0 || end < start) {
			throw new IllegalArgumentException("A focus must be a span: " + start + " to " + end);
		}
	}

	/**
	 * Returns whether a span is asked about: it starts before the end of this part and
	 * ends after its start.
	 * @param from where the span starts
	 * @param to where it ends, exclusive
	 * @return whether it is
	 */
	public boolean covers(int from, int to) {
		return from < this.end && to > this.start;
	}

}
