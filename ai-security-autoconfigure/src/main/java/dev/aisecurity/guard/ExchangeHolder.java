package dev.aisecurity.guard;

import org.jspecify.annotations.Nullable;

/**
 * The exchange of the current thread. Set by an enforcement point around the code it lets
 * run, and always put back.
 */
public final class ExchangeHolder {

	private static final ThreadLocal<@Nullable Exchange> current = new ThreadLocal<>();

	private ExchangeHolder() {
	}

	/**
	 * Returns the exchange of this thread.
	 * @return the exchange, or {@code null} if there is none or it has ended
	 */
	public static @Nullable Exchange current() {
		Exchange exchange = current.get();
		return (exchange != null && !exchange.isClosed()) ? exchange : null;
	}

	/**
	 * Sets the exchange of this thread.
	 * @param exchange the exchange, or {@code null} for none
	 * @return what was there before, to be put back
	 */
	public static @Nullable Exchange set(@Nullable Exchange exchange) {
		Exchange before = current.get();
		if (exchange != null) {
			current.set(exchange);
		}
		else {
			current.remove();
		}
		return before;
	}

}
