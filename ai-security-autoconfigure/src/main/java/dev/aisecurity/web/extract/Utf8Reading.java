package dev.aisecurity.web.extract;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What a consumer reads that takes all bytes for UTF-8, whatever a client declares or a
 * byte order mark promises, without what is not UTF-8.
 */
final class Utf8Reading {

	private static final char REPLACEMENT = '\uFFFD';

	private static final char MARK = '\uFEFF';

	private Utf8Reading() {
	}

	/**
	 * Reads bytes.
	 * @param bytes the bytes
	 * @return the text, possibly empty
	 */
	static String of(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		StringBuilder kept = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c != 0 && c != REPLACEMENT && c != MARK) {
				kept.append(c);
			}
		}
		return kept.toString();
	}

	/**
	 * Reads bytes that were read as ISO-8859-1 before.
	 * @param bytes the bytes
	 * @return the text, or {@code null} if it holds nothing that was not read before
	 */
	static @Nullable String besideLatin1(byte[] bytes) {
		String text = of(bytes);
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) > 0x7F) {
				return text;
			}
		}
		return null;
	}

}
