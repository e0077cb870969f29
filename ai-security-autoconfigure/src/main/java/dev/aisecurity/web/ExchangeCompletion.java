package dev.aisecurity.web;

import dev.aisecurity.guard.Exchange;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Closes an exchange when asynchronous processing has come to its end. A timeout and an
 * error are not the end: a dispatch may follow them.
 */
final class ExchangeCompletion implements AsyncListener {

	private final Exchange exchange;

	private final ClientHeaders headers;

	ExchangeCompletion(Exchange exchange, ClientHeaders headers) {
		this.exchange = exchange;
		this.headers = headers;
	}

	void complete() {
		this.exchange.close();
		this.headers.release();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		complete();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
	}

	@Override
	public void onError(AsyncEvent event) {
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

}
