package dev.aisecurity.web.answer;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * The charset of an answer: the one in which its reader would read it.
 */
final class AnswerCharset {

	private AnswerCharset() {
	}

	/**
	 * Returns the charset in which a body is written.
	 * @param type the content type of the response
	 * @return the charset it declares, or UTF-8
	 */
	static Charset declared(MediaType type) {
		String name = type.getParameter("charset");
		return (name != null) ? forName(unquote(name)) : StandardCharsets.UTF_8;
	}

	/**
	 * Returns a charset by name.
	 * @param name the name, or {@code null}
	 * @return the charset; UTF-8 if there is none of that name
	 */
	static Charset forName(@Nullable String name) {
		try {
			return (name != null) ? Charset.forName(name) : StandardCharsets.UTF_8;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return StandardCharsets.UTF_8;
		}
	}

	private static String unquote(String name) {
		boolean quoted = name.length() > 1 && name.charAt(0) == '"' && name.charAt(name.length() - 1) == '"';
		return quoted ? name.substring(1, name.length() - 1) : name;
	}

	/**
	 * Returns the charset in which a body leaves: the same, unless it has shift states
	 * that readers disagree on.
	 * @param charset the charset in which the body was written
	 * @return the charset in which it leaves
	 */
	static Charset released(Charset charset) {
		String name = charset.name().toLowerCase(Locale.ROOT);
		boolean stateless = name.equals("us-ascii") || name.startsWith("iso-8859-") || name.startsWith("windows-125")
				|| name.startsWith("utf-16");
		return stateless ? charset : StandardCharsets.UTF_8;
	}

}
