package dev.aisecurity.method;

import java.io.Serial;
import java.util.List;

import dev.aisecurity.annotation.Uninspected;

/**
 * Thrown at start-up when a value is taken out of inspection without a reason.
 */
public final class MissingReasonException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final List<String> declarations;

	/**
	 * Creates an exception.
	 * @param declarations where a reason is missing, at least one place
	 */
	public MissingReasonException(List<String> declarations) {
		super("@" + Uninspected.class.getSimpleName() + " has no reason at " + String.join(", ", declarations));
		this.declarations = List.copyOf(declarations);
	}

	/**
	 * Returns where a reason is missing.
	 * @return fields and parameters
	 */
	public List<String> getDeclarations() {
		return this.declarations;
	}

}
