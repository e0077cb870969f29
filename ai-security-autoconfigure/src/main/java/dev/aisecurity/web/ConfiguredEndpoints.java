package dev.aisecurity.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The endpoints that are declared by their paths, most specific path first. Immutable.
 */
public final class ConfiguredEndpoints {

	/** No endpoints. */
	public static final ConfiguredEndpoints NONE = new ConfiguredEndpoints(List.of(), new PathPatternParser());

	private final List<Entry> entries;

	/**
	 * Creates endpoints.
	 * @param endpoints the endpoints
	 * @param parser the parser that Spring MVC uses
	 * @throws org.springframework.web.util.pattern.PatternParseException if a path is not
	 * a pattern
	 */
	public ConfiguredEndpoints(List<ConfiguredEndpoint> endpoints, PathPatternParser parser) {
		List<Entry> all = new ArrayList<>();
		for (ConfiguredEndpoint endpoint : endpoints) {
			GuardedHandler handler = GuardedHandler.withoutDesk(endpoint.endpoint(), endpoint.headers());
			for (String path : endpoint.paths()) {
				all.add(new Entry(parser.parse(parser.initFullPathPattern(path)), endpoint, handler));
			}
		}
		all.sort((one, other) -> one.pattern.compareTo(other.pattern));
		this.entries = List.copyOf(all);
	}

	boolean isEmpty() {
		return this.entries.isEmpty();
	}

	/**
	 * Finds the endpoint of a request.
	 * @param method the HTTP method
	 * @param path the path within the application or the servlet
	 * @param handlerPattern the pattern that Spring MVC has matched, or {@code null} if
	 * unknown
	 * @return the guarded request, or {@code null} if no endpoint matches
	 */
	@Nullable GuardedRequest find(String method, PathContainer path, @Nullable String handlerPattern) {
		for (Entry entry : this.entries) {
			if (entry.endpoint.handles(method)) {
				PathPattern.PathMatchInfo match = entry.pattern.matchAndExtract(path);
				if (match != null) {
					return new GuardedRequest(entry.handler, match.getUriVariables());
				}
				if (entry.pattern.getPatternString().equals(handlerPattern)) {
					return new GuardedRequest(entry.handler, Map.of());
				}
			}
		}
		return null;
	}

	private record Entry(PathPattern pattern, ConfiguredEndpoint endpoint, GuardedHandler handler) {

	}

}
