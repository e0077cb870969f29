package dev.aisecurity.web.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is guarded, also where it is answered asynchronously. It does
 * not tell that only a part of the answer is wanted: a part cannot be inspected.
 */
final class AnswerRequest extends HttpServletRequestWrapper {

	private final GuardedResponse response;

	AnswerRequest(HttpServletRequest request, GuardedResponse response) {
		super(request);
		this.response = response;
	}

	@Override
	public AsyncContext startAsync() {
		return startAsync(this, this.response);
	}

	@Override
	public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
		ServletResponse guarded = (GuardedResponse.of(response) != null) ? response : this.response;
		return new GuardedAsyncContext(super.startAsync(request, guarded), this.response.gate());
	}

	@Override
	public AsyncContext getAsyncContext() {
		return new GuardedAsyncContext(super.getAsyncContext(), this.response.gate());
	}

	@Override
	public @Nullable String getHeader(String name) {
		return isHidden(name) ? null : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
		names.removeIf(this::isHidden);
		return Collections.enumeration(names);
	}

	private boolean isHidden(String name) {
		return (name.equalsIgnoreCase("Range") || name.equalsIgnoreCase("If-Range"))
				&& !this.response.gate().terms().observed();
	}

}
