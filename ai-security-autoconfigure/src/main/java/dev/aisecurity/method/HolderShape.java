package dev.aisecurity.method;

import java.lang.ref.Reference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Values of the JDK that hold one other value, or a key and a value.
 */
final class HolderShape implements Shape {

	static boolean supports(Class<?> type) {
		return type == Optional.class || AtomicReference.class.isAssignableFrom(type)
				|| Reference.class.isAssignableFrom(type) || Map.Entry.class.isAssignableFrom(type);
	}

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (texts.enter(value, origin, depth)) {
			if (value instanceof Map.Entry<?, ?> entry) {
				texts.value(entry.getKey(), origin, depth + 1);
			}
			texts.value(held(value), origin, depth + 1);
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		Object held = held(value);
		Object redacted = redaction.content(held, origin, depth + 1);
		if (value instanceof Map.Entry<?, ?> entry) {
			Object key = redaction.value(entry.getKey(), origin, depth + 1);
			return (key == entry.getKey() && redacted == held) ? value
					: new java.util.AbstractMap.SimpleEntry<>(key, redacted);
		}
		if (redacted == held || redacted == null) {
			return value;
		}
		if (value instanceof Optional) {
			return Optional.of(redacted);
		}
		if (value instanceof AtomicReference<?> reference) {
			((AtomicReference<Object>) reference).set(redacted);
			return value;
		}
		throw new UnredactableException(value.getClass());
	}

	private static @Nullable Object held(Object value) {
		if (value instanceof Optional<?> optional) {
			return optional.orElse(null);
		}
		if (value instanceof AtomicReference<?> reference) {
			return reference.get();
		}
		return (value instanceof Reference<?> reference) ? reference.get() : ((Map.Entry<?, ?>) value).getValue();
	}

}
