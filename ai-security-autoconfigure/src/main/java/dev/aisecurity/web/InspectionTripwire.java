package dev.aisecurity.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.web.answer.AnswerSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Notices guarded handlers that run without inspection: those that advice cannot reach,
 * those that were reached around the door, and those that finish without having passed
 * the desk. Strict, it refuses with 500; lenient, it reports.
 */
public final class InspectionTripwire implements AsyncHandlerInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(InspectionTripwire.class);

	private static final String UNREACHABLE = "advice cannot reach the handler method";

	private static final String AROUND_DOOR = "the handler was reached around the filter";

	private static final String AROUND_DESK = "the handler ran without its advice";

	private static final String TRIPPED = InspectionTripwire.class.getName() + ".TRIPPED";

	private final HandlerEndpoints endpoints;

	private final InteractionGuard guard;

	private final boolean strict;

	private final Set<EndpointId> logged = ConcurrentHashMap.newKeySet();

	/**
	 * Creates a tripwire.
	 * @param endpoints says what is guarded
	 * @param guard is told
	 * @param strict whether to refuse what was not inspected
	 */
	public InspectionTripwire(HandlerEndpoints endpoints, InteractionGuard guard, boolean strict) {
		this.endpoints = endpoints;
		this.guard = guard;
		this.strict = strict;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		GuardedRequest guarded = this.endpoints.resolve(request, handler);
		if (guarded == null) {
			return true;
		}
		if (request.getAttribute(TRIPPED) instanceof String reason) {
			refuse(guarded, reason);
		}
		else if (guarded.handler().desk() == GuardedHandler.Desk.MISSING) {
			trip(request, guarded, UNREACHABLE);
		}
		else if (guarded.handler().desk() == GuardedHandler.Desk.NONE
				&& !RequestExchange.hasPassed(request, guarded.endpoint().id())) {
			trip(request, guarded, AROUND_DOOR);
		}
		return true;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView modelAndView) {
		if (modelAndView != null && modelAndView.hasView()) {
			AnswerSource.STRUCTURE.set(request);
		}
		afterHandler(request, handler, response.isCommitted());
	}

	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		afterHandler(request, handler, true);
	}

	/**
	 * Checks that a handler that has run had passed the desk.
	 * @param request the request
	 * @param handler its handler
	 * @param tooLate whether it is too late to refuse
	 */
	void afterHandler(HttpServletRequest request, Object handler, boolean tooLate) {
		GuardedRequest guarded = this.endpoints.resolve(request, handler);
		if (guarded != null && isAroundDesk(request, guarded)) {
			report(request, guarded, AROUND_DESK);
			if (!tooLate) {
				refuse(guarded, AROUND_DESK);
			}
		}
	}

	private static boolean isAroundDesk(HttpServletRequest request, GuardedRequest guarded) {
		Exchange exchange = RequestExchange.of(request, guarded.endpoint().id());
		return guarded.handler().desk() == GuardedHandler.Desk.PRESENT && exchange != null && !exchange.hasReachedDesk()
				&& request.getAttribute(TRIPPED) == null;
	}

	private void trip(HttpServletRequest request, GuardedRequest guarded, String reason) {
		report(request, guarded, reason);
		refuse(guarded, reason);
	}

	private void report(HttpServletRequest request, GuardedRequest guarded, String reason) {
		EndpointId endpoint = guarded.endpoint().id();
		if (this.guard.mode(endpoint) != EnforcementMode.OFF) {
			request.setAttribute(TRIPPED, reason);
			if (this.logged.add(endpoint)) {
				logger.warn("Endpoint '{}' is used without inspection: {}", endpoint, reason);
			}
			this.guard.reportUninspected(guarded.endpoint(), reason);
		}
	}

	private void refuse(GuardedRequest guarded, String reason) {
		EndpointId endpoint = guarded.endpoint().id();
		if (this.strict && this.guard.mode(endpoint) == EnforcementMode.ENFORCE) {
			throw new UninspectedInteractionException(endpoint, reason);
		}
	}

}
