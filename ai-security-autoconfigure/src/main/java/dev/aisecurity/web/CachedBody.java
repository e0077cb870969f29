package dev.aisecurity.web;

import java.io.IOException;
import java.util.Arrays;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a body: all of it, or as much as is allowed. Bytes are counted as they
 * come, whatever the headers say.
 */
final class CachedBody {

	private static final int INITIAL_SIZE = 4096;

	private static final int MAX_ARRAY_SIZE = Integer.MAX_VALUE - 8;

	private final byte[] bytes;

	private final @Nullable ServletInputStream rest;

	private final @Nullable IOException failure;

	private CachedBody(byte[] bytes, @Nullable ServletInputStream rest, @Nullable IOException failure) {
		this.bytes = bytes;
		this.rest = rest;
		this.failure = failure;
	}

	/**
	 * Reads a body.
	 * @param request the request
	 * @param limit how many bytes are allowed
	 * @return the body; one byte more than allowed if there is more
	 */
	static CachedBody read(HttpServletRequest request, int limit) {
		int most = Math.min(limit, MAX_ARRAY_SIZE - 1) + 1;
		byte[] buffer = new byte[Math.min(INITIAL_SIZE, most)];
		int size = 0;
		ServletInputStream input = null;
		IOException failure = null;
		try {
			input = request.getInputStream();
			int count = input.read(buffer, 0, buffer.length);
			while (count >= 0 && size + count < most) {
				size += count;
				if (size == buffer.length) {
					buffer = Arrays.copyOf(buffer, (int) Math.min(2L * size, most));
				}
				count = input.read(buffer, size, buffer.length - size);
			}
			size += Math.max(count, 0);
		}
		catch (IOException ex) {
			failure = ex;
		}
		catch (IllegalStateException ex) {
			failure = new IOException("The body was read as characters before", ex);
		}
		boolean whole = size < most && failure == null;
		return new CachedBody(Arrays.copyOf(buffer, size), whole ? null : input, failure);
	}

	/**
	 * Returns a body that is known.
	 * @param bytes all its bytes
	 * @return the body
	 */
	static CachedBody of(byte[] bytes) {
		return new CachedBody(bytes, null, null);
	}

	/**
	 * Returns the bytes.
	 * @return the bytes that were read, not to be changed
	 */
	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Returns whether there are more bytes than allowed.
	 * @return whether only a part was read
	 */
	boolean isTooLarge() {
		return this.rest != null && this.failure == null;
	}

	/**
	 * Returns what comes after the bytes.
	 * @return the stream that was not read to its end, or {@code null} if it was
	 */
	@Nullable ServletInputStream rest() {
		return (this.failure == null) ? this.rest : null;
	}

	/**
	 * Returns why the body could not be read to its end.
	 * @return what the container threw, or {@code null}
	 */
	@Nullable IOException failure() {
		return this.failure;
	}

}
