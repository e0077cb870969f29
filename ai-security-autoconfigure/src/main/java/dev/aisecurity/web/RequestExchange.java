package dev.aisecurity.web;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.interaction.EndpointId;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of a request: an attribute, so that it survives dispatches.
 */
final class RequestExchange {

	private static final String EXCHANGE = RequestExchange.class.getName();

	private static final String PASSED = EXCHANGE + ".PASSED";

	private RequestExchange() {
	}

	/**
	 * Returns the open exchange of a request at an endpoint.
	 * @param request the request
	 * @param endpoint the endpoint
	 * @return the exchange, or {@code null} if there is none, it has ended, or it is that
	 * of another endpoint
	 */
	static @Nullable Exchange of(ServletRequest request, EndpointId endpoint) {
		Exchange exchange = (Exchange) request.getAttribute(EXCHANGE);
		return (exchange != null && !exchange.isClosed() && exchange.endpoint().id().equals(endpoint)) ? exchange
				: null;
	}

	/**
	 * Sets the exchange of a request.
	 * @param request the request
	 * @param exchange the exchange, or {@code null} for none
	 * @return what was there before, to be put back
	 */
	static @Nullable Exchange set(ServletRequest request, @Nullable Exchange exchange) {
		Exchange before = (Exchange) request.getAttribute(EXCHANGE);
		request.setAttribute(EXCHANGE, exchange);
		return before;
	}

	/**
	 * Notes that a request has passed the door, whatever the mode.
	 * @param request the request
	 * @param endpoint the endpoint it is for
	 */
	static void pass(ServletRequest request, EndpointId endpoint) {
		request.setAttribute(PASSED, endpoint);
	}

	/**
	 * Returns whether a request has passed the door.
	 * @param request the request
	 * @param endpoint the endpoint it is for
	 * @return whether it has
	 */
	static boolean hasPassed(ServletRequest request, EndpointId endpoint) {
		return endpoint.equals(request.getAttribute(PASSED));
	}

}
