package dev.aisecurity.web.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Bodies for tests.
 */
final class Bodies {

	private Bodies() {
	}

	static BodyContent json(String json) {
		return of("application/json", json);
	}

	static BodyContent of(@Nullable String contentType, String text) {
		return of(contentType, text.getBytes(StandardCharsets.UTF_8));
	}

	static BodyContent of(@Nullable String contentType, byte[] bytes) {
		return new BodyContent((contentType != null) ? MediaType.parseMediaType(contentType) : null, bytes,
				BodyOrigins.USER);
	}

	static List<String> texts(List<Segment> segments) {
		return segments.stream().map(Segment::text).toList();
	}

}
