package dev.aisecurity.web;

import java.io.IOException;

import dev.aisecurity.guard.InteractionBlockedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers refusals that come as exceptions out of handlers, before any exception handler
 * of the application sees them.
 */
public final class BlockedInteractionExceptionResolver implements HandlerExceptionResolver, Ordered {

	private static final Problem UNINSPECTED = new Problem(HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
			"urn:ai-security:problem:not-inspected", "Internal server error", "The request could not be inspected.",
			null);

	private final Refusals refusals;

	/**
	 * Creates a resolver.
	 * @param refusals answer refused requests
	 */
	public BlockedInteractionExceptionResolver(Refusals refusals) {
		this.refusals = refusals;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		InteractionBlockedException blocked = Refusals.find(ex);
		if (blocked != null) {
			this.refusals.refuse(request, response, blocked.getDecision());
			return new ModelAndView();
		}
		return (ex instanceof UninspectedInteractionException) ? uninspected(request, response) : null;
	}

	private static ModelAndView uninspected(HttpServletRequest request, HttpServletResponse response) {
		if (!response.isCommitted()) {
			try {
				UNINSPECTED.write(request, response);
			}
			catch (IOException ex) {
				response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
			}
		}
		return new ModelAndView();
	}

}
