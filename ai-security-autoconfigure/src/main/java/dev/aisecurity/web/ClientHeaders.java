package dev.aisecurity.web;

import dev.aisecurity.interaction.RequestHeaders;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request for as long as the request lives: containers use request
 * objects again.
 */
final class ClientHeaders implements RequestHeaders {

	private volatile @Nullable HttpServletRequest request;

	ClientHeaders(HttpServletRequest request) {
		this.request = request;
	}

	@Override
	public @Nullable String first(String name) {
		HttpServletRequest alive = this.request;
		return (alive != null) ? alive.getHeader(name) : null;
	}

	void release() {
		this.request = null;
	}

}
