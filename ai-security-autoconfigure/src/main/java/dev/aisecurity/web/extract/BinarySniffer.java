package dev.aisecurity.web.extract;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Tells text from other bytes where nobody says what they are. Text is: anything with a
 * byte order mark that holds what it promises; UTF-8 without zero bytes and with hardly
 * any control characters; otherwise bytes of which 95 % are printable ASCII, read as
 * ISO-8859-1.
 */
final class BinarySniffer {

	private static final int PERCENT = 100;

	private static final int MAX_STRANGE_PERCENT = 5;

	private static final int DELETE = 0x7F;

	private BinarySniffer() {
	}

	/**
	 * Decodes bytes if they are text.
	 * @param bytes the bytes
	 * @return the text, or {@code null} if they are binary
	 */
	static @Nullable String text(byte[] bytes) {
		ByteOrderMark mark = ByteOrderMark.of(bytes);
		if (mark != null) {
			String text = RequestCharset.decode(bytes, mark.length(), mark.charset());
			return (text != null && isMostlyPrintable(text)) ? text : null;
		}
		String text = RequestCharset.decode(bytes, 0, StandardCharsets.UTF_8);
		if (text != null) {
			return isMostlyPrintable(text) ? text : null;
		}
		return isMostlyAscii(bytes) ? new String(bytes, StandardCharsets.ISO_8859_1) : null;
	}

	private static boolean isMostlyPrintable(String text) {
		int controls = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == 0) {
				return false;
			}
			if (isControl(c)) {
				controls++;
			}
		}
		return isFew(controls, text.length());
	}

	private static boolean isMostlyAscii(byte[] bytes) {
		int others = 0;
		for (byte b : bytes) {
			if (b == 0) {
				return false;
			}
			if (b < 0 || isControl((char) b)) {
				others++;
			}
		}
		return isFew(others, bytes.length);
	}

	private static boolean isControl(char c) {
		return (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == DELETE;
	}

	private static boolean isFew(int count, int of) {
		return (long) count * PERCENT <= (long) of * MAX_STRANGE_PERCENT;
	}

}
