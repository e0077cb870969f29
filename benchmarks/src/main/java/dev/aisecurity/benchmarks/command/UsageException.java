package dev.aisecurity.benchmarks.command;

/**
 * A command line that cannot be understood. The message is for the user.
 */
public class UsageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UsageException(String message) {
		super(message);
	}

}
