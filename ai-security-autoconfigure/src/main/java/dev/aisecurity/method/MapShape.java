package dev.aisecurity.method;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.core.CollectionFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Maps: keys and values, with the fields that an application's own map class adds.
 */
final class MapShape implements Shape {

	private final @Nullable ObjectShape fields;

	/**
	 * Creates a shape.
	 * @param fields the shape of the fields that the class adds, or {@code null} if it
	 * adds none
	 */
	MapShape(@Nullable ObjectShape fields) {
		this.fields = fields;
	}

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (texts.enter(value, origin, depth)) {
			for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
				if (texts.isFull()) {
					return;
				}
				texts.value(entry.getKey(), origin, depth + 1);
				texts.value(entry.getValue(), origin, depth + 1);
			}
			if (this.fields != null) {
				this.fields.collectFields(value, origin, texts, depth);
			}
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		if (this.fields != null) {
			this.fields.redact(value, origin, redaction, depth);
		}
		Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
		boolean changed = false;
		for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
			Object key = redaction.value(entry.getKey(), origin, depth + 1);
			Object mapped = redaction.content(entry.getValue(), origin, depth + 1);
			changed |= key != entry.getKey() || mapped != entry.getValue();
			copy.put(key, mapped);
		}
		return changed ? rebuild((Map<?, ?>) value, copy) : value;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Object rebuild(Map<?, ?> original, Map<@Nullable Object, @Nullable Object> entries) {
		if (original instanceof MultiValueMap) {
			return new LinkedMultiValueMap((Map) entries);
		}
		if (!Shapes.isPlatform(original.getClass())) {
			throw new UnredactableException(original.getClass());
		}
		Map<Object, Object> copy = CollectionFactory.createApproximateMap(original, entries.size());
		try {
			copy.putAll(entries);
		}
		catch (ClassCastException ex) {
			throw new UnredactableException(original.getClass());
		}
		return copy;
	}

}
