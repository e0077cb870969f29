package dev.aisecurity.web.answer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Makes bytes of text that leaves in pieces of any size, also in the middle of a
 * surrogate pair.
 */
final class TextEncoder {

	private static final byte[] NOTHING = {};

	private final Charset charset;

	private boolean started;

	TextEncoder(Charset charset) {
		this.charset = charset;
	}

	/**
	 * Encodes text.
	 * @param text the text; what was encoded is taken out of it
	 * @param end whether there is no more
	 * @return the bytes
	 */
	byte[] encode(StringBuilder text, boolean end) {
		int length = text.length();
		if (!end && length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) {
			length--;
		}
		if (length == 0) {
			return NOTHING;
		}
		String ready = text.substring(0, length);
		text.delete(0, length);
		if (!this.charset.equals(StandardCharsets.UTF_16)) {
			return ready.getBytes(this.charset);
		}
		byte[] bytes = (this.started ? ready : "\uFEFF" + ready).getBytes(StandardCharsets.UTF_16BE);
		this.started = true;
		return bytes;
	}

}
