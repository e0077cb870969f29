package dev.aisecurity.output.body;

/**
 * A body must not leave because no text of a model can be written into a body of its type
 * so that its reader takes it for text.
 */
public final class UnsupportedBodyException extends RuntimeException {

	private final BodyType type;

	/**
	 * Creates a refusal.
	 * @param type the type of the body
	 */
	public UnsupportedBodyException(BodyType type) {
		super("The answer has a content type into which no text of a model can be written safely", null, false, false);
		this.type = type;
	}

	/**
	 * Returns the type of the body.
	 * @return the type
	 */
	public BodyType type() {
		return this.type;
	}

}
