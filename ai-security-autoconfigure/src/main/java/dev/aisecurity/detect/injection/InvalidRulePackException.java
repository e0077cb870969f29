package dev.aisecurity.detect.injection;

import java.io.Serial;

/**
 * Thrown when a rule pack cannot be used.
 */
public final class InvalidRulePackException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String source;

	private final int line;

	private final String reason;

	/**
	 * Creates an exception.
	 * @param source name of the file
	 * @param line line in the file, from 1, or 0 if the file as a whole is meant
	 * @param reason what is wrong
	 */
	public InvalidRulePackException(String source, int line, String reason) {
		super("Rule pack " + source + ((line > 0) ? ", line " + line : "") + ": " + reason);
		this.source = source;
		this.line = line;
		this.reason = reason;
	}

	/**
	 * Returns the name of the file.
	 * @return the name
	 */
	public String getSource() {
		return this.source;
	}

	/**
	 * Returns the line in the file.
	 * @return the line from 1, or 0 if the file as a whole is meant
	 */
	public int getLine() {
		return this.line;
	}

	/**
	 * Returns what is wrong.
	 * @return the reason
	 */
	public String getReason() {
		return this.reason;
	}

}
