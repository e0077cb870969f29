package dev.aisecurity.policy;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a policy or an exclusion, as somebody wrote it, is refused. The message
 * says where, what and why.
 */
public final class InvalidPolicyException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String source;

	private final int line;

	private final int column;

	private final @Nullable String key;

	private final String reason;

	/**
	 * Creates an exception.
	 * @param source name of the file or of the configuration
	 * @param line line in the file, from 1, or 0 if there is none
	 * @param column column in the line, from 1, or 0 if there is none
	 * @param key path of the key in the policy, or name of the property, or {@code null}
	 * if the source as a whole is meant
	 * @param reason what is wrong and what would be right
	 */
	public InvalidPolicyException(String source, int line, int column, @Nullable String key, String reason) {
		super(message(source, line, column, key, reason));
		this.source = source;
		this.line = line;
		this.column = column;
		this.key = key;
		this.reason = reason;
	}

	private static String message(String source, int line, int column, @Nullable String key, String reason) {
		StringBuilder message = new StringBuilder("Invalid policy in ").append(source);
		if (line > 0) {
			message.append(" at line ").append(line).append(", column ").append(column);
		}
		if (key != null) {
			message.append(", '").append(key).append('\'');
		}
		return message.append(": ").append(reason).toString();
	}

	/**
	 * Returns where it stands.
	 * @return name of the file or of the configuration
	 */
	public String getSource() {
		return this.source;
	}

	/**
	 * Returns the line in the file.
	 * @return the line, from 1, or 0 if the source has no lines
	 */
	public int getLine() {
		return this.line;
	}

	/**
	 * Returns the column in the line.
	 * @return the column, from 1, or 0 if the source has no lines
	 */
	public int getColumn() {
		return this.column;
	}

	/**
	 * Returns what is wrong.
	 * @return path of the key in the policy, or name of the property, or {@code null} if
	 * the source as a whole is wrong
	 */
	public @Nullable String getKey() {
		return this.key;
	}

	/**
	 * Returns why it is wrong.
	 * @return the reason, and what would be right
	 */
	public String getReason() {
		return this.reason;
	}

}
