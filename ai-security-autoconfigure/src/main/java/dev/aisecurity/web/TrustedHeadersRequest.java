package dev.aisecurity.web;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request without the headers that only we may assert.
 */
final class TrustedHeadersRequest extends HttpServletRequestWrapper {

	static final String CONTEXT = "AI-Security-Context";

	static final String BAGGAGE = "baggage";

	private final @Nullable String baggage;

	private TrustedHeadersRequest(HttpServletRequest request, @Nullable String baggage) {
		super(request);
		this.baggage = baggage;
	}

	/**
	 * Hides what the client must not say.
	 * @param request the request
	 * @return the request itself if there is nothing to hide
	 */
	static HttpServletRequest of(HttpServletRequest request) {
		if (request.getHeader(BAGGAGE) == null && request.getHeader(CONTEXT) == null) {
			return request;
		}
		return new TrustedHeadersRequest(request, Baggage.strip(request.getHeaders(BAGGAGE)));
	}

	@Override
	public @Nullable String getHeader(String name) {
		if (name.equalsIgnoreCase(BAGGAGE)) {
			return this.baggage;
		}
		return name.equalsIgnoreCase(CONTEXT) ? null : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		if (name.equalsIgnoreCase(BAGGAGE) || name.equalsIgnoreCase(CONTEXT)) {
			String value = getHeader(name);
			return Collections.enumeration((value != null) ? Set.of(value) : Set.of());
		}
		return super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
		names.removeIf(
				(name) -> name.equalsIgnoreCase(CONTEXT) || (name.equalsIgnoreCase(BAGGAGE) && this.baggage == null));
		return Collections.enumeration(names);
	}

}
