package dev.aisecurity.method;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one call, which code on other threads may have to see and which ends
 * with the call if it was opened for it.
 *
 * @param exchange the exchange
 * @param own whether it was opened for this call
 */
record CallScope(Exchange exchange, boolean own) {

	/**
	 * Makes the exchange that of the current thread.
	 * @return the one before, to be put back
	 */
	@Nullable Exchange enter() {
		return ExchangeHolder.set(this.exchange);
	}

	/**
	 * Puts the exchange before back.
	 * @param before what {@link #enter()} returned
	 */
	void leave(@Nullable Exchange before) {
		ExchangeHolder.set(before);
	}

	/**
	 * Ends the exchange if it was opened for this call.
	 */
	void end() {
		if (this.own) {
			this.exchange.close();
		}
	}

}
