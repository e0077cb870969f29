package dev.aisecurity.method;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Headers that a handler asks for all at once: their values, except credentials.
 */
final class HeadersShape implements Shape {

	private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie", "x-api-key",
			"x-auth-token", "x-csrf-token", "x-xsrf-token");

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (texts.enter(value, origin, depth)) {
			for (Map.Entry<String, List<String>> header : ((HttpHeaders) value).headerSet()) {
				if (isRead(header)) {
					texts.value(header.getValue(), origin, depth + 1);
				}
			}
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		for (Map.Entry<String, List<String>> header : ((HttpHeaders) value).headerSet()) {
			for (String text : header.getValue()) {
				if (isRead(header) && !redaction.text(text, origin).equals(text)) {
					throw new UnredactableException(value.getClass());
				}
			}
		}
		return value;
	}

	private static boolean isRead(Map.Entry<String, List<String>> header) {
		return !CREDENTIALS.contains(header.getKey().toLowerCase(Locale.ROOT));
	}

}
