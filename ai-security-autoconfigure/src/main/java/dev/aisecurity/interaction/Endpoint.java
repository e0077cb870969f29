package dev.aisecurity.interaction;

import java.util.Set;

import dev.aisecurity.annotation.OutputFormat;

/**
 * A guarded resource as it was declared.
 *
 * @param id its name
 * @param policies names of the policies that apply to it because it asks for them
 * @param output what the text of its answers is meant to be
 */
public record Endpoint(EndpointId id, Set<String> policies, OutputFormat output) {

	public Endpoint {
		policies = Set.copyOf(policies);
	}

	public Endpoint(EndpointId id, Set<String> policies) {
		this(id, policies, OutputFormat.AUTO);
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
