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
 * @param covered whether a door inspects what the call returns
 * @param answers starts the inspection of what the call returns
 */
record CallScope(Exchange exchange, boolean own, boolean covered, Answers answers) {

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
	 * Starts the inspection of what the call returns.
	 * @return the answer
	 * @throws dev.aisecurity.guard.InteractionBlockedException if there may be none
	 */
	Answer answer() {
		return this.answers.begin(this.exchange, this.covered);
	}

	/**
	 * Guards what the call returns at once.
	 * @param value the value
	 * @param type the type that it must be of
	 * @return the value that may leave
	 * @throws dev.aisecurity.guard.InteractionBlockedException if it must not
	 */
	@Nullable Object value(@Nullable Object value, Class<?> type) {
		return (value != null) ? answer().value(value, type) : null;
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
