package dev.aisecurity.web.answer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.aisecurity.output.body.BodyType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The content type with which an answer leaves.
 *
 * @param mediaType type, subtype and parameters as the response has them
 * @param charset the charset in which the body is written
 */
record AnswerType(MediaType mediaType, Charset charset) {

	/**
	 * Reads the content type of a response.
	 * @param header the header, or {@code null} if there is none: then the body is plain
	 * text
	 * @param writer the charset of the writer that the body was written with, or
	 * {@code null} if it was written as bytes
	 * @return the type, or {@code null} if the header is not valid
	 */
	static @Nullable AnswerType of(@Nullable String header, @Nullable Charset writer) {
		try {
			MediaType type = (header != null) ? MediaType.parseMediaType(header) : MediaType.TEXT_PLAIN;
			return new AnswerType(type, (writer != null) ? writer : AnswerCharset.declared(type));
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	/**
	 * Returns type and subtype.
	 * @return the name in lower case, without parameters
	 */
	String name() {
		return (this.mediaType.getType() + "/" + this.mediaType.getSubtype()).toLowerCase(Locale.ROOT);
	}

	Charset releasedCharset() {
		return AnswerCharset.released(this.charset);
	}

	/**
	 * Returns the header with which the answer leaves: it says in which charset to read
	 * it, unless the format itself says so.
	 * @return the value of the header
	 */
	String header() {
		boolean implied = isUnicodeByDefinition() && this.mediaType.getParameter("charset") == null;
		if (implied && releasedCharset().equals(StandardCharsets.UTF_8)) {
			return this.mediaType.toString();
		}
		return new MediaType(this.mediaType, releasedCharset()).toString();
	}

	boolean isStream() {
		BodyType body = BodyType.of(name());
		return body == BodyType.EVENT_STREAM || body == BodyType.JSON_LINES;
	}

	boolean isPage() {
		String name = name();
		return name.equals("text/html") || name.equals("application/xhtml+xml");
	}

	private boolean isUnicodeByDefinition() {
		String name = name();
		return name.endsWith("json") || name.equals("text/event-stream");
	}

}
