package dev.aisecurity.output.body;

/**
 * A body must not go on because its texts cannot be found, or not within bounds. The
 * message never holds any of the body.
 */
public final class UnreadableBodyException extends RuntimeException {

	/**
	 * Creates a refusal.
	 * @param message what is wrong, in words that hold nothing of the body
	 */
	public UnreadableBodyException(String message) {
		super(message, null, false, false);
	}

}
