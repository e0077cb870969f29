package dev.aisecurity.autoconfigure;

import java.io.Serial;

/**
 * Thrown when settings that are valid one by one leave a hole together.
 */
final class UnsafeConfigurationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String action;

	UnsafeConfigurationException(String description, String action) {
		super(description);
		this.action = action;
	}

	String getAction() {
		return this.action;
	}

}
