package dev.aisecurity.interaction;

/**
 * A run of text with its origin.
 *
 * @param text the text as the application will see it
 * @param origin who wrote it
 * @param location where it was found, in words that never hold client text: {@code body},
 * {@code query}, {@code argument[0]}
 * @param turn index of the conversation turn that it belongs to, or {@link #NO_TURN}
 */
public record Segment(String text, Origin origin, String location, int turn) {

	/** The text is not part of a conversation. */
	public static final int NO_TURN = -1;

	public Segment(String text, Origin origin, String location) {
		this(text, origin, location, NO_TURN);
	}

	/**
	 * Returns a description that leaves the text out.
	 * @return origin, location and length
	 */
	@Override
	public String toString() {
		return "Segment[" + this.origin + " " + this.location + ", " + this.text.length() + " chars]";
	}

}
