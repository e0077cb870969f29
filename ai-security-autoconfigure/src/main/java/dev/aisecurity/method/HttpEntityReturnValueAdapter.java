package dev.aisecurity.method;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.ResponseEntity;

/**
 * Follows the body of HTTP entities.
 */
final class HttpEntityReturnValueAdapter implements ReturnValueAdapter {

	private final ReturnValueAdapter bodies;

	/**
	 * Creates an adapter.
	 * @param bodies follows bodies
	 */
	HttpEntityReturnValueAdapter(ReturnValueAdapter bodies) {
		this.bodies = bodies;
	}

	@Override
	public @Nullable Object follow(Object value, Class<?> type, CallScope scope) {
		if (value instanceof HttpEntity<?> entity && entity.getBody() != null) {
			if (value.getClass() == ResponseEntity.class) {
				Object body = this.bodies.follow(entity.getBody(), Object.class, scope);
				return (body != null)
						? new ResponseEntity<>(body, entity.getHeaders(), ((ResponseEntity<?>) value).getStatusCode())
						: null;
			}
			if (value.getClass() == HttpEntity.class) {
				Object body = this.bodies.follow(entity.getBody(), Object.class, scope);
				return (body != null) ? new HttpEntity<>(body, entity.getHeaders()) : null;
			}
		}
		return null;
	}

}
