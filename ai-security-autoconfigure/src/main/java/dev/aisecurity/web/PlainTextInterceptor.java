package dev.aisecurity.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Makes guarded handlers that answer text, and do not say of which content type, answer
 * plain text, as if they had declared it. Pieces of a text may be events as well.
 */
public final class PlainTextInterceptor implements HandlerInterceptor {

	private static final Set<MediaType> PLAIN = Set.of(MediaType.TEXT_PLAIN);

	private final HandlerEndpoints endpoints;

	private final TextHandlers handlers;

	/**
	 * Creates an interceptor.
	 * @param endpoints says what is guarded
	 * @param handlers says who answers text
	 */
	public PlainTextInterceptor(HandlerEndpoints endpoints, TextHandlers handlers) {
		this.endpoints = endpoints;
		this.handlers = handlers;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method
				&& request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) == null
				&& this.endpoints.resolve(request, handler) != null) {
			TextHandlers.Answer answer = this.handlers.answer(method);
			if (answer == TextHandlers.Answer.TEXT
					|| (answer == TextHandlers.Answer.PIECES && !acceptsEvents(request))) {
				request.setAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, PLAIN);
			}
		}
		return true;
	}

	private static boolean acceptsEvents(HttpServletRequest request) {
		String accept = request.getHeader("Accept");
		return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
	}

}
