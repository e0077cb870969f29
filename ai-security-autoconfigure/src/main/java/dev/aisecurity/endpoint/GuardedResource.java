package dev.aisecurity.endpoint;

import java.util.List;

import dev.aisecurity.interaction.Endpoint;

/**
 * An endpoint and where it comes from, for reports.
 *
 * @param endpoint the endpoint
 * @param declaration the class and method, or the configuration key, that declares it
 * @param openings what is taken out of inspection there, each with its reason
 */
public record GuardedResource(Endpoint endpoint, String declaration, List<String> openings) {

	public GuardedResource {
		openings = List.copyOf(openings);
	}

}
