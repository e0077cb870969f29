package dev.aisecurity.web;

import java.util.List;
import java.util.Set;

import dev.aisecurity.interaction.Endpoint;

import org.springframework.http.HttpMethod;

/**
 * An endpoint that cannot be annotated and is declared by its paths: a functional route,
 * a controller of a third party, another servlet.
 *
 * @param endpoint the resource
 * @param paths path patterns as Spring MVC writes them, within the application
 * @param methods HTTP methods, none for all; GET includes HEAD
 * @param headers names of headers that the handler reads text from
 */
public record ConfiguredEndpoint(Endpoint endpoint, List<String> paths, Set<HttpMethod> methods, Set<String> headers) {

	public ConfiguredEndpoint {
		paths = List.copyOf(paths);
		methods = Set.copyOf(methods);
		headers = Set.copyOf(headers);
		if (paths.isEmpty()) {
			throw new IllegalArgumentException("Endpoint '" + endpoint.id() + "' must have at least one path");
		}
	}

	boolean handles(String method) {
		return this.methods.isEmpty() || this.methods.contains(HttpMethod.valueOf(method))
				|| (method.equals(HttpMethod.HEAD.name()) && this.methods.contains(HttpMethod.GET));
	}

}
