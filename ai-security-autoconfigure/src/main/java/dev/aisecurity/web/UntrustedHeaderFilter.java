package dev.aisecurity.web;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.Ordered;

/**
 * Hides what a client says but only we may: the trust context of other services, and
 * members of the baggage in our name. It stands before everything that reads baggage,
 * observation included.
 */
public final class UntrustedHeaderFilter implements Filter, Ordered {

	/** Before the observation filter of Spring, which reads baggage. */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		chain.doFilter((request instanceof HttpServletRequest http) ? TrustedHeadersRequest.of(http) : request,
				response);
	}

}
