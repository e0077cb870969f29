package dev.aisecurity.endpoint;

import java.io.Serial;

/**
 * Thrown when an endpoint is declared with an id that cannot be one.
 */
public final class InvalidEndpointException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String declaration;

	private final String id;

	/**
	 * Creates an exception.
	 * @param declaration where the endpoint is declared
	 * @param id the invalid id
	 */
	public InvalidEndpointException(String declaration, String id) {
		super("Endpoint declared at " + declaration + " has the invalid id '" + id + "'");
		this.declaration = declaration;
		this.id = id;
	}

	/**
	 * Returns where the endpoint is declared.
	 * @return a class and method, or a configuration key
	 */
	public String getDeclaration() {
		return this.declaration;
	}

	/**
	 * Returns the invalid id.
	 * @return the id
	 */
	public String getId() {
		return this.id;
	}

}
