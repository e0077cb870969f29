package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of objects.
 */
final class ArrayShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (texts.enter(value, origin, depth)) {
			Object[] array = (Object[]) value;
			for (int i = 0; i < array.length && !texts.isFull(); i++) {
				texts.value(array[i], origin, depth + 1);
			}
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		Object[] array = (Object[]) value;
		Class<?> component = array.getClass().getComponentType();
		Object[] copy = null;
		for (int i = 0; i < array.length; i++) {
			Object redacted = redaction.content(array[i], origin, depth + 1);
			if (redacted != array[i]) {
				if (!component.isInstance(redacted)) {
					throw new UnredactableException(array.getClass());
				}
				copy = (copy != null) ? copy : array.clone();
				copy[i] = redacted;
			}
		}
		return (copy != null) ? copy : array;
	}

}
