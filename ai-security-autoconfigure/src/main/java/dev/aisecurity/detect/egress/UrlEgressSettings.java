package dev.aisecurity.detect.egress;

import java.util.Map;

import dev.aisecurity.interaction.EndpointId;

/**
 * Which URLs answers may have.
 *
 * @param defaults what holds where an endpoint has no profile of its own
 * @param endpoints profiles of endpoints that have their own
 */
public record UrlEgressSettings(UrlEgressProfile defaults, Map<EndpointId, UrlEgressProfile> endpoints) {

	public UrlEgressSettings {
		endpoints = Map.copyOf(endpoints);
	}

	/**
	 * Returns the profile of an endpoint.
	 * @param endpoint the endpoint
	 * @return its own profile, or the defaults
	 */
	public UrlEgressProfile profile(EndpointId endpoint) {
		return this.endpoints.getOrDefault(endpoint, this.defaults);
	}

}
