package dev.aisecurity.web;

import java.io.Serial;

import dev.aisecurity.interaction.EndpointId;

/**
 * Thrown when a guarded handler would run, or has run, without inspection.
 */
public final class UninspectedInteractionException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param endpoint the resource
	 * @param reason how that came about, in fixed words
	 */
	public UninspectedInteractionException(EndpointId endpoint, String reason) {
		super("Endpoint '" + endpoint + "' was not inspected: " + reason, null, false, false);
	}

}
