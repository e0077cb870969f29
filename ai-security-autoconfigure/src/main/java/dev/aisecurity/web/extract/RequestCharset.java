package dev.aisecurity.web.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Charsets that clients may use, and decoding that refuses instead of replacing.
 */
final class RequestCharset {

	/** JSON is UTF-8 (RFC 8259), of which ASCII is a part. */
	static final Set<Charset> FOR_JSON = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

	/** Texts and forms. */
	static final Set<Charset> FOR_TEXT = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII,
			StandardCharsets.ISO_8859_1);

	private static final int CHUNK = 2048;

	private RequestCharset() {
	}

	/**
	 * Returns the charset of a content type.
	 * @param contentType the content type, or {@code null}
	 * @param allowed the charsets that may be declared
	 * @return the charset, UTF-8 if none is declared
	 */
	static Charset of(@Nullable MediaType contentType, Set<Charset> allowed) {
		String name = (contentType != null) ? contentType.getParameter("charset") : null;
		return (name != null) ? named(unquote(name), allowed) : StandardCharsets.UTF_8;
	}

	static Charset named(String name, Set<Charset> allowed) {
		try {
			Charset charset = Charset.forName(name);
			if (allowed.contains(charset)) {
				return charset;
			}
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			// Not allowed either
		}
		throw new UnreadableRequestException(UnreadableReason.CHARSET_NOT_ALLOWED);
	}

	/**
	 * Decodes bytes.
	 * @param bytes the bytes
	 * @param start where to start
	 * @param charset their charset
	 * @return the text, or {@code null} if the charset does not have these bytes
	 */
	static @Nullable String decode(byte[] bytes, int start, Charset charset) {
		try {
			return strict(charset).decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	/**
	 * Returns whether bytes are well-formed UTF-8.
	 * @param bytes the bytes
	 * @param start where to start
	 * @return whether they can be decoded
	 */
	static boolean isUtf8(byte[] bytes, int start) {
		int first = firstNonAscii(bytes, start);
		if (first == bytes.length) {
			return true;
		}
		CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
		ByteBuffer in = ByteBuffer.wrap(bytes, first, bytes.length - first);
		CharBuffer out = CharBuffer.allocate(CHUNK);
		CoderResult result = decoder.decode(in, out, true);
		while (result.isOverflow()) {
			out.clear();
			result = decoder.decode(in, out, true);
		}
		return !result.isError();
	}

	/**
	 * Returns whether bytes are well-formed in one of the charsets of JSON.
	 * @param bytes the bytes
	 * @param start where to start
	 * @param charset UTF-8 or US-ASCII
	 * @return whether they can be decoded
	 */
	static boolean isWellFormed(byte[] bytes, int start, Charset charset) {
		return charset.equals(StandardCharsets.US_ASCII) ? firstNonAscii(bytes, start) == bytes.length
				: isUtf8(bytes, start);
	}

	private static int firstNonAscii(byte[] bytes, int start) {
		int i = start;
		while (i < bytes.length && bytes[i] >= 0) {
			i++;
		}
		return i;
	}

	private static CharsetDecoder strict(Charset charset) {
		return charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	private static String unquote(String value) {
		return (value.length() > 1 && value.startsWith("\"") && value.endsWith("\""))
				? value.substring(1, value.length() - 1) : value;
	}

}
