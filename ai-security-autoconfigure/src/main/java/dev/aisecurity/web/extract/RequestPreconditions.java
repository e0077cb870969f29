package dev.aisecurity.web.extract;

import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What must hold of a request's headers before its body can be read.
 */
public final class RequestPreconditions {

	private RequestPreconditions() {
	}

	/**
	 * Returns the content type as the client declares it. The character encoding that the
	 * container reports is not asked: filters may have overruled it.
	 * @param request the request
	 * @return the content type, or {@code null} if there is none
	 * @throws UnreadableRequestException if it is not valid or declared more than once
	 */
	public static @Nullable MediaType contentType(HttpServletRequest request) {
		Enumeration<String> values = request.getHeaders("Content-Type");
		if (values == null || !values.hasMoreElements()) {
			return null;
		}
		String value = values.nextElement();
		if (values.hasMoreElements()) {
			throw new UnreadableRequestException(UnreadableReason.CONTENT_TYPE_MALFORMED);
		}
		try {
			MediaType type = value.isBlank() ? null : MediaType.parseMediaType(value);
			if (type != null && !type.isConcrete()) {
				throw new UnreadableRequestException(UnreadableReason.CONTENT_TYPE_MALFORMED);
			}
			return type;
		}
		catch (InvalidMediaTypeException ex) {
			throw new UnreadableRequestException(UnreadableReason.CONTENT_TYPE_MALFORMED);
		}
	}

	/**
	 * Refuses content codings: what the handler gets would not be what is inspected.
	 * @param request the request
	 * @throws UnreadableRequestException if there is a coding other than identity
	 */
	public static void requireIdentityEncoding(HttpServletRequest request) {
		Enumeration<String> values = request.getHeaders("Content-Encoding");
		while (values != null && values.hasMoreElements()) {
			String value = values.nextElement().strip();
			if (!value.isEmpty() && !value.equalsIgnoreCase("identity")) {
				throw new UnreadableRequestException(UnreadableReason.CONTENT_ENCODING);
			}
		}
	}

}
