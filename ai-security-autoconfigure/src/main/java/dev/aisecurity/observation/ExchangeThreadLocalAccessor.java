package dev.aisecurity.observation;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Carries the exchange of the request to the threads that context propagation reaches:
 * Reactor, task executors, virtual threads.
 */
public final class ExchangeThreadLocalAccessor implements ThreadLocalAccessor<Exchange> {

	/** Key of the exchange in a context snapshot. */
	public static final String KEY = "ai.security.exchange";

	@Override
	public Object key() {
		return KEY;
	}

	@Override
	public @Nullable Exchange getValue() {
		return ExchangeHolder.current();
	}

	@Override
	public void setValue(Exchange exchange) {
		ExchangeHolder.set(exchange);
	}

	@Override
	public void setValue() {
		ExchangeHolder.set(null);
	}

}
