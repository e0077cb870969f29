package dev.aisecurity.method;

import java.io.Serial;

/**
 * Tells that a text cannot be cut out of the value that holds it. Never leaves this
 * package.
 */
final class UnredactableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnredactableException(Class<?> type) {
		super("Text cannot be replaced in a value of " + type.getName(), null, false, false);
	}

}
