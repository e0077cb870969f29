package dev.aisecurity.output;

/**
 * Text of a model was to be encoded for a place where no encoding makes it safe. The
 * message says what to do instead and holds none of the text.
 */
public final class UnsafeSinkException extends RuntimeException {

	private final String sink;

	private final String instead;

	UnsafeSinkException(String sink, String instead) {
		super("Text of a model cannot be encoded for " + sink + ". " + instead);
		this.sink = sink;
		this.instead = instead;
	}

	/**
	 * Returns where the text was to go.
	 * @return a few words such as {@code SQL}
	 */
	public String sink() {
		return this.sink;
	}

	/**
	 * Returns what to do instead.
	 * @return one sentence
	 */
	public String instead() {
		return this.instead;
	}

}
