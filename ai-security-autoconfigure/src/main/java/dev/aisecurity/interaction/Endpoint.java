package dev.aisecurity.interaction;

import java.util.Set;

/**
 * A guarded resource as it was declared.
 *
 * @param id its name
 * @param policies names of the policies that apply to it because it asks for them
 */
public record Endpoint(EndpointId id, Set<String> policies) {

	public Endpoint {
		policies = Set.copyOf(policies);
	}

	/**
	 * Returns an endpoint that asks for no policies of its own.
	 * @param id its name
	 * @return the endpoint
	 */
	public static Endpoint of(String id) {
		return new Endpoint(new EndpointId(id), Set.of());
	}

}
