package dev.aisecurity.web;

import java.io.IOException;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.web.answer.Answers;
import dev.aisecurity.web.answer.GuardedResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * The door: inspects the texts of a request to a guarded resource before its handler
 * runs, and refuses what is not permitted. It stands at every dispatch, so that a forward
 * from elsewhere does not lead round it; asynchronous and error dispatches go on with the
 * exchange of the request. Whatever is answered, by error pages too, leaves through a
 * guarded response.
 */
public final class LlmSecurityFilter implements Filter, Ordered {

	/** After Spring Security, which is at -100, so that the subject is known. */
	public static final int ORDER = -90;

	private static final Logger logger = LoggerFactory.getLogger(LlmSecurityFilter.class);

	private final HandlerEndpoints endpoints;

	private final InteractionGuard guard;

	private final RequestReader reader;

	private final SubjectResolver subjects;

	private final SessionIdResolver sessions;

	private final Refusals refusals;

	private final Answers answers;

	/**
	 * Creates a filter.
	 * @param endpoints says what is guarded
	 * @param guard decides
	 * @param reader reads the texts of requests
	 * @param subjects says who is acting
	 * @param sessions says in which session
	 * @param refusals answer refused requests
	 * @param answers guard what is answered
	 */
	public LlmSecurityFilter(HandlerEndpoints endpoints, InteractionGuard guard, RequestReader reader,
			SubjectResolver subjects, SessionIdResolver sessions, Refusals refusals, Answers answers) {
		this.endpoints = endpoints;
		this.guard = guard;
		this.reader = reader;
		this.subjects = subjects;
		this.sessions = sessions;
		this.refusals = refusals;
		this.answers = answers;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!(request instanceof HttpServletRequest http)) {
			chain.doFilter(request, response);
			return;
		}
		HttpServletResponse answer = (HttpServletResponse) response;
		GuardedResponse guarded = switch (request.getDispatcherType()) {
			case ASYNC, FORWARD -> GuardedResponse.of(response);
			case ERROR -> this.answers.guardError(http, answer);
			default -> null;
		};
		if (guarded == null) {
			filter(http, answer, chain);
		}
		else if (request.getDispatcherType() == DispatcherType.ERROR) {
			HttpServletRequest again = this.answers.request(http, guarded);
			answer(http, guarded, () -> filter(again, guarded, chain));
		}
		else {
			answer(http, guarded, () -> filter(http, answer, chain));
		}
	}

	/*
	 * A forward is the end of an answer, too: containers close what it was written to
	 */
	private static void answer(HttpServletRequest request, GuardedResponse guarded, Dispatch dispatch)
			throws IOException, ServletException {
		boolean completed = false;
		try {
			dispatch.run();
			completed = true;
		}
		finally {
			if (!completed) {
				guarded.discard();
			}
		}
		if (!request.isAsyncStarted()) {
			guarded.finish();
		}
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		GuardedRequest guarded = this.endpoints.resolve(request);
		if (guarded == null) {
			proceed(request, response, chain);
			return;
		}
		RequestExchange.pass(request, guarded.endpoint().id());
		if (this.guard.mode(guarded.endpoint().id()) == EnforcementMode.OFF) {
			proceed(request, response, chain);
			return;
		}
		Exchange open = RequestExchange.of(request, guarded.endpoint().id());
		if (open == null) {
			enter(request, response, chain, guarded);
		}
		else if (request.getDispatcherType() == DispatcherType.ASYNC
				|| request.getDispatcherType() == DispatcherType.ERROR) {
			proceed(request, response, chain, open);
		}
		else {
			inspect(request, response, chain, guarded, open);
		}
	}

	private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			GuardedRequest guarded) throws IOException, ServletException {
		ClientHeaders headers = new ClientHeaders(request);
		Exchange exchange = this.guard.open(guarded.endpoint(), subject(request), session(request), headers);
		Exchange outer = RequestExchange.set(request, exchange);
		try {
			inspect(request, response, chain, guarded, exchange);
		}
		finally {
			ExchangeCompletion completion = new ExchangeCompletion(exchange, headers);
			if (request.isAsyncStarted()) {
				request.getAsyncContext().addListener(completion);
			}
			else {
				completion.complete();
				RequestExchange.set(request, outer);
			}
		}
	}

	private Subject subject(HttpServletRequest request) {
		try {
			return this.subjects.resolve(request.getUserPrincipal());
		}
		catch (RuntimeException ex) {
			logger.warn("Subject could not be resolved: {}", ex.getClass().getName());
			return Subject.ANONYMOUS;
		}
	}

	private @Nullable SessionId session(HttpServletRequest request) {
		try {
			return this.sessions.resolve(request);
		}
		catch (RuntimeException ex) {
			logger.warn("Session could not be resolved: {}", ex.getClass().getName());
			return null;
		}
	}

	private void inspect(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			GuardedRequest guarded, Exchange exchange) throws IOException, ServletException {
		RequestReader.Result read = this.reader.read(request, guarded, EdgeFilter.observed(request));
		Decision decision = obey(exchange, exchange.inspect(Direction.INPUT, read.segments(), read.findings()),
				guarded.handler());
		if (decision.isPermitted()) {
			admit(read.request(), response, chain, exchange, guarded.handler());
		}
		else {
			this.refusals.refuse(read.request(), response, decision);
		}
	}

	private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Exchange exchange,
			GuardedHandler handler) throws IOException, ServletException {
		GuardedResponse outer = GuardedResponse.of(response);
		GuardedResponse guarded = this.answers.guard(request, response, exchange);
		guarded.cover(exchange, handler.desk() == GuardedHandler.Desk.PRESENT);
		if (guarded == outer) {
			proceed(request, response, chain, exchange);
		}
		else {
			HttpServletRequest admitted = this.answers.request(request, guarded);
			answer(request, guarded, () -> proceed(admitted, guarded, chain, exchange));
		}
	}

	private static Decision obey(Exchange exchange, Decision decision, GuardedHandler handler) {
		boolean block = (decision.action() == Verdict.REDACT && !handler.canRedact())
				|| decision.action() == Verdict.CONSTRAIN;
		return block ? exchange.escalate(decision, Verdict.BLOCK) : decision;
	}

	private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Exchange exchange)
			throws IOException, ServletException {
		Exchange before = ExchangeHolder.set(exchange);
		try {
			WebAsyncUtils.getAsyncManager(request)
				.registerCallableInterceptor(ExchangeCallableInterceptor.class, new ExchangeCallableInterceptor());
			proceed(request, response, chain);
		}
		finally {
			ExchangeHolder.set(before);
		}
	}

	private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			InteractionBlockedException blocked = Refusals.find(ex);
			if (blocked == null || !this.refusals.refuse(request, response, blocked.getDecision())) {
				throw ex;
			}
		}
	}

	/**
	 * What runs behind the door.
	 */
	@FunctionalInterface
	private interface Dispatch {

		void run() throws IOException, ServletException;

	}

}
