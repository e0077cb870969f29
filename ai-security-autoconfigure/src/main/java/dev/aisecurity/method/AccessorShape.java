package dev.aisecurity.method;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Messages of frameworks: what their public accessors return.
 */
final class AccessorShape implements Shape {

	private final List<Method> accessors;

	/**
	 * Creates a shape.
	 * @param accessors public methods without parameters
	 */
	AccessorShape(List<Method> accessors) {
		this.accessors = List.copyOf(accessors);
	}

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (texts.enter(value, origin, depth)) {
			for (Method accessor : this.accessors) {
				try {
					texts.value(accessor.invoke(value), origin, depth + 1);
				}
				catch (IllegalAccessException | InvocationTargetException ex) {
					texts.unreadable(value.getClass(), origin);
				}
			}
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		for (Method accessor : this.accessors) {
			try {
				Object held = accessor.invoke(value);
				if (redaction.value(held, origin, depth + 1) != held) {
					throw new UnredactableException(value.getClass());
				}
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				throw new UnredactableException(value.getClass());
			}
		}
		return value;
	}

}
