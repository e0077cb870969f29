package dev.aisecurity.web;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.web.extract.RequestLimits;
import dev.aisecurity.web.extract.RequestPreconditions;
import dev.aisecurity.web.extract.UnreadableReason;
import dev.aisecurity.web.extract.UnreadableRequestException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.MediaType;

/**
 * Refuses by its headers, before anybody is authenticated and any byte is read, what
 * cannot be inspected: too long, encoded, in a charset that is not allowed. It has no
 * state and knows nobody, so it leaves it to the {@link LlmSecurityFilter} to decide
 * anything that depends on who is acting.
 */
public final class EdgeFilter implements Filter, Ordered {

	/** Before Spring Security, which is at -100. */
	public static final int ORDER = -110;

	private static final String FINDINGS = EdgeFilter.class.getName() + ".FINDINGS";

	private static final Set<Charset> CHARSETS = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII,
			StandardCharsets.ISO_8859_1);

	private final HandlerEndpoints endpoints;

	private final InteractionGuard guard;

	private final Refusals refusals;

	private final int maxBytes;

	/**
	 * Creates a filter.
	 * @param endpoints says what is guarded
	 * @param guard decides
	 * @param refusals answer refused requests
	 * @param limits how much is read
	 */
	public EdgeFilter(HandlerEndpoints endpoints, InteractionGuard guard, Refusals refusals, RequestLimits limits) {
		this.endpoints = endpoints;
		this.guard = guard;
		this.refusals = refusals;
		this.maxBytes = limits.maxBytes();
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!(request instanceof HttpServletRequest http) || !isRefused(http, (HttpServletResponse) response)) {
			chain.doFilter(request, response);
		}
	}

	private boolean isRefused(HttpServletRequest request, HttpServletResponse response) {
		if (request.getDispatcherType() == DispatcherType.ASYNC
				|| request.getDispatcherType() == DispatcherType.ERROR) {
			return false;
		}
		GuardedRequest guarded = this.endpoints.resolve(request);
		EnforcementMode mode = (guarded != null) ? this.guard.mode(guarded.endpoint().id()) : EnforcementMode.OFF;
		if (guarded == null || mode == EnforcementMode.OFF) {
			return false;
		}
		List<Finding> findings = findings(request);
		request.setAttribute(FINDINGS, findings);
		if (findings.isEmpty() || mode == EnforcementMode.OBSERVE) {
			return false;
		}
		Decision decision = decide(request, guarded, findings);
		return decision.action().compareTo(Verdict.BLOCK) >= 0 && this.refusals.refuse(request, response, decision);
	}

	private Decision decide(HttpServletRequest request, GuardedRequest guarded, List<Finding> findings) {
		ClientHeaders headers = new ClientHeaders(request);
		try (Exchange exchange = this.guard.open(guarded.endpoint(), Subject.ANONYMOUS, null, headers)) {
			return exchange.inspect(Direction.INPUT, List.of(), findings);
		}
		finally {
			headers.release();
		}
	}

	private List<Finding> findings(HttpServletRequest request) {
		UnreadableReason reason = null;
		try {
			MediaType contentType = RequestPreconditions.contentType(request);
			RequestPreconditions.requireIdentityEncoding(request);
			reason = check(request, contentType);
		}
		catch (UnreadableRequestException ex) {
			reason = ex.reason();
		}
		return (reason != null) ? List.of(reason.toFinding()) : List.of();
	}

	private @Nullable UnreadableReason check(HttpServletRequest request, @Nullable MediaType contentType) {
		boolean multipart = contentType != null && contentType.getType().equals("multipart");
		if (!multipart && request.getContentLengthLong() > this.maxBytes) {
			return UnreadableReason.BODY_TOO_LARGE;
		}
		Charset charset = (contentType != null) ? contentType.getCharset() : null;
		return (charset != null && !CHARSETS.contains(charset)) ? UnreadableReason.CHARSET_NOT_ALLOWED : null;
	}

	/**
	 * Returns what was found of a request that was let through.
	 * @param request the request
	 * @return the findings, possibly none
	 */
	@SuppressWarnings("unchecked")
	static List<Finding> observed(ServletRequest request) {
		List<Finding> findings = (List<Finding>) request.getAttribute(FINDINGS);
		return (findings != null) ? findings : List.of();
	}

}
