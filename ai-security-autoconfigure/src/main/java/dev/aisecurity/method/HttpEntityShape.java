package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/**
 * HTTP entities: their body.
 */
final class HttpEntityShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (texts.enter(value, origin, depth)) {
			texts.value(((HttpEntity<?>) value).getBody(), origin, depth + 1);
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		HttpEntity<?> entity = (HttpEntity<?>) value;
		Object body = redaction.content(entity.getBody(), origin, depth + 1);
		if (body == entity.getBody()) {
			return value;
		}
		if (value.getClass() == HttpEntity.class) {
			return new HttpEntity<>(body, entity.getHeaders());
		}
		if (value.getClass() == RequestEntity.class) {
			RequestEntity<?> request = (RequestEntity<?>) value;
			return new RequestEntity<>(body, request.getHeaders(), request.getMethod(), request.getUrl(),
					request.getType());
		}
		if (value.getClass() == ResponseEntity.class) {
			return new ResponseEntity<>(body, entity.getHeaders(), ((ResponseEntity<?>) value).getStatusCode());
		}
		throw new UnredactableException(value.getClass());
	}

}
