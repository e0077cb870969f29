package dev.aisecurity.output;

import java.util.Map;

import dev.aisecurity.interaction.EndpointId;

/**
 * How answers are handled.
 *
 * @param defaults what holds where an endpoint has no profile of its own
 * @param endpoints profiles of endpoints that have their own
 */
public record OutputSettings(OutputProfile defaults, Map<EndpointId, OutputProfile> endpoints) {

	public OutputSettings {
		endpoints = Map.copyOf(endpoints);
	}

	/**
	 * Returns the profile of an endpoint.
	 * @param endpoint the endpoint
	 * @return its own profile, or the defaults
	 */
	public OutputProfile profile(EndpointId endpoint) {
		return this.endpoints.getOrDefault(endpoint, this.defaults);
	}

}
