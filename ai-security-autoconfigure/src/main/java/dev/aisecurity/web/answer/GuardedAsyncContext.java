package dev.aisecurity.web.answer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * The asynchronous processing of a request to a guarded resource: where it completes
 * without a dispatch, the answer ends. Once the answer was refused nothing is dispatched
 * any more.
 */
final class GuardedAsyncContext implements AsyncContext {

	private final AsyncContext delegate;

	private final AnswerGate gate;

	GuardedAsyncContext(AsyncContext delegate, AnswerGate gate) {
		this.delegate = delegate;
		this.gate = gate;
	}

	@Override
	public void complete() {
		if (!this.gate.isRefused()) {
			this.gate.finish(this::end);
		}
	}

	private void end() {
		if (!this.gate.isRefused()) {
			this.delegate.complete();
		}
	}

	@Override
	public void dispatch() {
		if (!this.gate.isRefused()) {
			this.delegate.dispatch();
		}
	}

	@Override
	public void dispatch(String path) {
		if (!this.gate.isRefused()) {
			this.delegate.dispatch(path);
		}
	}

	@Override
	public void dispatch(ServletContext context, String path) {
		if (!this.gate.isRefused()) {
			this.delegate.dispatch(context, path);
		}
	}

	@Override
	public ServletRequest getRequest() {
		return this.delegate.getRequest();
	}

	@Override
	public ServletResponse getResponse() {
		return this.delegate.getResponse();
	}

	@Override
	public boolean hasOriginalRequestAndResponse() {
		return this.delegate.hasOriginalRequestAndResponse();
	}

	@Override
	public void start(Runnable task) {
		this.delegate.start(task);
	}

	@Override
	public void addListener(AsyncListener listener) {
		this.delegate.addListener(listener);
	}

	@Override
	public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
		this.delegate.addListener(listener, request, response);
	}

	@Override
	public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
		return this.delegate.createListener(type);
	}

	@Override
	public void setTimeout(long timeout) {
		this.delegate.setTimeout(timeout);
	}

	@Override
	public long getTimeout() {
		return this.delegate.getTimeout();
	}

}
