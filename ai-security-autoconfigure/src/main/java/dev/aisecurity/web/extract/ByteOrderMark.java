package dev.aisecurity.web.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The mark at the start of a text that tells its encoding.
 */
enum ByteOrderMark {

	/* UTF-32LE starts like UTF-16LE and must come first */

	UTF_32BE("UTF-32BE", 0x00, 0x00, 0xFE, 0xFF),

	UTF_32LE("UTF-32LE", 0xFF, 0xFE, 0x00, 0x00),

	UTF_16BE("UTF-16BE", 0xFE, 0xFF),

	UTF_16LE("UTF-16LE", 0xFF, 0xFE),

	UTF_8("UTF-8", 0xEF, 0xBB, 0xBF);

	private final Charset charset;

	private final byte[] mark;

	ByteOrderMark(String charset, int... mark) {
		this.charset = Charset.forName(charset);
		this.mark = new byte[mark.length];
		for (int i = 0; i < mark.length; i++) {
			this.mark[i] = (byte) mark[i];
		}
	}

	/**
	 * Returns the mark that bytes start with.
	 * @param bytes the bytes
	 * @return the mark, or {@code null} if there is none
	 */
	static @Nullable ByteOrderMark of(byte[] bytes) {
		for (ByteOrderMark candidate : values()) {
			if (candidate.starts(bytes)) {
				return candidate;
			}
		}
		return null;
	}

	private boolean starts(byte[] bytes) {
		if (bytes.length < this.mark.length) {
			return false;
		}
		for (int i = 0; i < this.mark.length; i++) {
			if (bytes[i] != this.mark[i]) {
				return false;
			}
		}
		return true;
	}

	Charset charset() {
		return this.charset;
	}

	boolean isUtf8() {
		return this.charset.equals(StandardCharsets.UTF_8);
	}

	int length() {
		return this.mark.length;
	}

}
