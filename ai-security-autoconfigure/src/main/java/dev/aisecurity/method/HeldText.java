package dev.aisecurity.method;

import dev.aisecurity.output.StreamGuard;

/**
 * A piece of a text that is held until it is decided.
 */
final class HeldText {

	private final StreamGuard channel;

	private final long end;

	private final int length;

	/**
	 * Appends a text to a channel.
	 * @param channel the text that it belongs to
	 * @param text the next piece
	 */
	HeldText(StreamGuard channel, String text) {
		channel.append(text);
		this.channel = channel;
		this.end = channel.read();
		this.length = text.length();
	}

	/**
	 * Returns whether it can still change.
	 * @return whether it cannot
	 */
	boolean isDecided() {
		return this.channel.decided() >= this.end;
	}

	/**
	 * Takes the text. Pieces of a channel are taken once, in their order.
	 * @return what may leave
	 */
	String take() {
		return this.channel.take(this.end);
	}

	/**
	 * Returns how long it is.
	 * @return the number of characters
	 */
	int length() {
		return this.length;
	}

}
