package dev.aisecurity.method;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.core.CollectionFactory;

/**
 * Collections and what else can be iterated again and again, with the fields that an
 * application's own collection class adds.
 */
final class CollectionShape implements Shape {

	private final @Nullable ObjectShape fields;

	/**
	 * Creates a shape.
	 * @param fields the shape of the fields that the class adds, or {@code null} if it
	 * adds none
	 */
	CollectionShape(@Nullable ObjectShape fields) {
		this.fields = fields;
	}

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (texts.enter(value, origin, depth)) {
			for (Object element : (Iterable<?>) value) {
				if (texts.isFull()) {
					return;
				}
				texts.value(element, origin, depth + 1);
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
		List<@Nullable Object> copy = new ArrayList<>();
		boolean changed = false;
		for (Object element : (Iterable<?>) value) {
			Object redacted = redaction.content(element, origin, depth + 1);
			changed |= redacted != element;
			copy.add(redacted);
		}
		return changed ? rebuild(value, copy) : value;
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Object filled(Collection copy, List<@Nullable Object> elements) {
		copy.addAll(elements);
		return copy;
	}

	private static Object rebuild(Object original, List<@Nullable Object> elements) {
		if (!(original instanceof Collection<?> collection) || !Shapes.isPlatform(original.getClass())) {
			throw new UnredactableException(original.getClass());
		}
		if (collection instanceof List || collection instanceof Set) {
			return filled(CollectionFactory.createApproximateCollection(collection, elements.size()), elements);
		}
		return (collection instanceof Queue) ? new ArrayDeque<>(elements) : elements;
	}

}
