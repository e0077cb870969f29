package dev.aisecurity.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.cors.PreFlightRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UriUtils;

/**
 * Says which guarded resource a request is for: by the handler that Spring MVC will
 * choose, and for endpoints that are declared by path by the parsed path. Never by
 * comparing strings of the URI. Thread-safe.
 */
public final class HandlerEndpoints {

	private static final String ANSWER = HandlerEndpoints.class.getName() + ".ANSWER";

	private final HandlerLookup lookup;

	private final GuardedHandlers handlers;

	private final ConfiguredEndpoints configured;

	/**
	 * Creates endpoints.
	 * @param context where the handler mappings are
	 * @param handlers says which handlers are guarded
	 * @param configured endpoints that are declared by path
	 */
	public HandlerEndpoints(ApplicationContext context, GuardedHandlers handlers, ConfiguredEndpoints configured) {
		this.lookup = new HandlerLookup(context);
		this.handlers = handlers;
		this.configured = configured;
	}

	/**
	 * Says which guarded resource a request is for. The answer is kept for the dispatch.
	 * @param request the request
	 * @return the guarded request, or {@code null} if its handler is not guarded
	 */
	public @Nullable GuardedRequest resolve(HttpServletRequest request) {
		Answer answer = (Answer) request.getAttribute(ANSWER);
		if (answer == null || !answer.isFor(request)) {
			answer = Answer.of(request, find(request));
			request.setAttribute(ANSWER, answer);
		}
		return answer.guarded;
	}

	/**
	 * Says whether a handler that is about to run is guarded.
	 * @param request the request
	 * @param handler its handler
	 * @return the guarded request, or {@code null} if the handler is not guarded
	 */
	public @Nullable GuardedRequest resolve(HttpServletRequest request, Object handler) {
		GuardedHandler guarded = this.handlers.find(handler);
		return (guarded != null) ? new GuardedRequest(guarded, Map.of()) : resolve(request);
	}

	private @Nullable GuardedRequest find(HttpServletRequest request) {
		LookupRequest lookupRequest = new LookupRequest(request);
		Object handler = this.lookup.find(lookupRequest);
		if (handler instanceof PreFlightRequestHandler) {
			return null;
		}
		GuardedHandler annotated = (handler != null) ? this.handlers.find(handler) : null;
		GuardedRequest guarded = (annotated != null) ? new GuardedRequest(annotated, Map.of())
				: findConfigured(lookupRequest);
		return (guarded != null) ? guarded.withVariables(pathVariables(lookupRequest)) : null;
	}

	/**
	 * Finds the endpoint of a request by its path as the servlet sees it, as the client
	 * has sent it, and as the container has mapped it: a servlet other than that of
	 * Spring MVC may go by any of them.
	 * @param request the request, with its parsed path if there is one
	 * @return the guarded request, or {@code null} if no path matches
	 */
	private @Nullable GuardedRequest findConfigured(LookupRequest request) {
		if (this.configured.isEmpty()) {
			return null;
		}
		String method = request.getMethod();
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		GuardedRequest found = null;
		String tried = null;
		if (ServletRequestPathUtils.hasParsedRequestPath(request)) {
			PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
			tried = path.value();
			found = this.configured.find(method, path, (pattern != null) ? pattern.toString() : null);
		}
		String uri = Answer.uri(request);
		String context = request.getContextPath();
		String withinApplication = uri.startsWith(context) ? uri.substring(context.length()) : uri;
		if (found == null && !withinApplication.equals(tried)) {
			found = this.configured.find(method, PathContainer.parsePath(withinApplication), null);
		}
		String asMapped = asMapped(request);
		if (found == null && !asMapped.equals(withinApplication)) {
			found = this.configured.find(method, PathContainer.parsePath(asMapped), null);
		}
		return found;
	}

	private static String asMapped(HttpServletRequest request) {
		String pathInfo = request.getPathInfo();
		String path = (pathInfo != null) ? request.getServletPath() + pathInfo : request.getServletPath();
		return UriUtils.encodePath(path, StandardCharsets.UTF_8);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> pathVariables(LookupRequest request) {
		Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		if (variables == null) {
			variables = request.getAttribute(RouterFunctions.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		}
		return (variables instanceof Map) ? (Map<String, String>) variables : Map.of();
	}

	/**
	 * What was found for one dispatch of a request. A filter in between that makes
	 * another request of it makes the answer void.
	 */
	private record Answer(DispatcherType dispatch, String method, String uri, @Nullable String query,
			@Nullable GuardedRequest guarded) {

		static Answer of(HttpServletRequest request, @Nullable GuardedRequest guarded) {
			return new Answer(request.getDispatcherType(), request.getMethod(), uri(request), request.getQueryString(),
					guarded);
		}

		boolean isFor(HttpServletRequest request) {
			return this.dispatch == request.getDispatcherType() && this.method.equals(request.getMethod())
					&& this.uri.equals(uri(request)) && Objects.equals(this.query, request.getQueryString());
		}

		private static String uri(HttpServletRequest request) {
			String included = (String) request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI);
			return (included != null) ? included : request.getRequestURI();
		}

		/**
		 * Returns a description that leaves the path and the query out.
		 * @return dispatch, method and what was found
		 */
		@Override
		public String toString() {
			return "Answer[" + this.dispatch + " " + this.method + ", " + this.guarded + "]";
		}

	}

}
