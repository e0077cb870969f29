package dev.aisecurity.web;

import java.util.concurrent.Callable;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/**
 * Carries the exchange over to the thread that runs what a handler has returned as a
 * {@link Callable} or a streaming body. One per request.
 */
final class ExchangeCallableInterceptor implements CallableProcessingInterceptor {

	private volatile @Nullable Exchange exchange;

	private volatile @Nullable Exchange before;

	@Override
	public <T> void beforeConcurrentHandling(NativeWebRequest request, Callable<T> task) {
		this.exchange = ExchangeHolder.current();
	}

	@Override
	public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
		this.before = ExchangeHolder.set(this.exchange);
	}

	@Override
	public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object concurrentResult) {
		ExchangeHolder.set(this.before);
	}

}
