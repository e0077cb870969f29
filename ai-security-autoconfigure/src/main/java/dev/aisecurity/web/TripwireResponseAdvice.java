package dev.aisecurity.web;

import java.lang.reflect.Method;

import dev.aisecurity.web.answer.AnswerSource;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourceRegion;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Asks the {@link InspectionTripwire} before the body of a response is written:
 * afterwards it is too late to refuse. Notes when a serializer writes the body.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TripwireResponseAdvice implements ResponseBodyAdvice<Object> {

	private final InspectionTripwire tripwire;

	private final TextHandlers handlers = new TextHandlers();

	/**
	 * Creates advice.
	 * @param tripwire notices what was not inspected
	 */
	public TripwireResponseAdvice(InspectionTripwire tripwire) {
		this.tripwire = tripwire;
	}

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType contentType,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (request instanceof ServletServerHttpRequest servlet) {
			HttpServletRequest servletRequest = servlet.getServletRequest();
			Method method = returnType.getMethod();
			Object handler = servletRequest.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
			if (!isText(body)) {
				source(handler).set(servletRequest);
			}
			if (handler instanceof HandlerMethod handlerMethod && handlerMethod.getMethod().equals(method)) {
				this.tripwire.afterHandler(servletRequest, handler, false);
			}
		}
		return body;
	}

	private AnswerSource source(@Nullable Object handler) {
		boolean items = handler instanceof HandlerMethod method
				&& this.handlers.answer(method) == TextHandlers.Answer.ITEMS;
		return items ? AnswerSource.ITEMS : AnswerSource.STRUCTURE;
	}

	private static boolean isText(@Nullable Object body) {
		return body == null || body instanceof CharSequence || body instanceof byte[] || body instanceof Resource
				|| body instanceof ResourceRegion || body instanceof Character;
	}

}
