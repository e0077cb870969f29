package dev.aisecurity.method;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown at start-up when calls of guarded methods would get past the guard.
 */
public final class UnreachableEndpointException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient List<UnreachableEndpoint> endpoints;

	/**
	 * Creates an exception.
	 * @param endpoints what cannot be guarded, at least one
	 */
	public UnreachableEndpointException(List<UnreachableEndpoint> endpoints) {
		super(endpoints.stream()
			.map((endpoint) -> endpoint.declaration() + ": " + endpoint.reason())
			.collect(Collectors.joining("; ", "Guarded methods can be called without inspection: ", "")));
		this.endpoints = List.copyOf(endpoints);
	}

	/**
	 * Returns what cannot be guarded.
	 * @return the endpoints, each with its reason and what to do
	 */
	public List<UnreachableEndpoint> getEndpoints() {
		return this.endpoints;
	}

}
