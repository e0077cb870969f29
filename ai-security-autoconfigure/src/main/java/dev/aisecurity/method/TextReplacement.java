package dev.aisecurity.method;

import java.util.IdentityHashMap;
import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Replaces texts in values. Objects with fields are changed in place, everything else is
 * rebuilt. Used by one thread.
 */
abstract class TextReplacement {

	private final Shapes shapes;

	private final ArgumentLimits limits;

	private final Map<Object, Visit> visits = new IdentityHashMap<>();

	/**
	 * Creates a replacement.
	 * @param shapes the shapes of classes
	 * @param limits how much is looked at
	 */
	TextReplacement(Shapes shapes, ArgumentLimits limits) {
		this.shapes = shapes;
		this.limits = limits;
	}

	/**
	 * Replaces texts in a value on which something may be declared.
	 * @param value the value
	 * @param declaration the declaration
	 * @param inherited the origin around it
	 * @param depth how deep the value is nested
	 * @return the same instance if nothing is to be replaced or it was replaced in place
	 * @throws UnredactableException if a text cannot be replaced
	 */
	@Nullable Object declared(@Nullable Object value, TextDeclaration declaration, Origin inherited, int depth) {
		if (value == null || declaration.isUninspected()) {
			return value;
		}
		Origin origin = declaration.origin(inherited);
		if (declaration.origin() != null && this.shapes.get(value.getClass()) == NothingShape.INSTANCE) {
			String text = value.toString();
			if (!text(text, origin).equals(text)) {
				throw new UnredactableException(value.getClass());
			}
			return value;
		}
		return value(value, origin, depth);
	}

	/**
	 * Replaces texts in a value.
	 * @param value the value
	 * @param origin who wrote its texts
	 * @param depth how deep the value is nested
	 * @return the same instance if nothing is to be replaced or it was replaced in place
	 * @throws UnredactableException if a text cannot be replaced
	 */
	@Nullable Object value(@Nullable Object value, Origin origin, int depth) {
		if (value == null) {
			return null;
		}
		Shape shape = this.shapes.get(value.getClass());
		if (shape.isLeaf()) {
			return shape.redact(value, origin, this, depth);
		}
		Visit visit = this.visits.get(value);
		if (visit != null) {
			return visit.result(value, origin);
		}
		if (depth > this.limits.depth()) {
			return tooDeep(value);
		}
		visit = new Visit(origin, (shape instanceof ObjectShape && !value.getClass().isRecord()) ? value : null);
		this.visits.put(value, visit);
		visit.result = shape.redact(value, origin, this, depth);
		return visit.result;
	}

	/**
	 * Replaces texts in what a container holds: that is data, whatever its class.
	 * @param value the value
	 * @param origin who wrote its texts
	 * @param depth how deep the value is nested
	 * @return the same instance if nothing is to be replaced or it was replaced in place
	 * @throws UnredactableException if a text cannot be replaced
	 */
	@Nullable Object content(@Nullable Object value, Origin origin, int depth) {
		return value(value, origin, depth);
	}

	/**
	 * Replaces a text.
	 * @param text the text
	 * @param origin who wrote it
	 * @return what stands there instead, possibly the same
	 */
	abstract String text(String text, Origin origin);

	/**
	 * Notes a value whose text cannot be read.
	 * @param type its class
	 */
	void unreadable(Class<?> type) {
	}

	/**
	 * Notes a value that is nested too deep to be read.
	 * @param value the value
	 * @return what stands there instead
	 * @throws UnredactableException if it may hold what is to be replaced
	 */
	Object tooDeep(Object value) {
		throw new UnredactableException(value.getClass());
	}

	/**
	 * Returns whether a door has inspected the bytes that the values come from.
	 * @return whether it has
	 */
	boolean isAtDoor() {
		return false;
	}

	/**
	 * Returns how many characters of a text are looked at, at most.
	 * @return the limit
	 */
	int characters() {
		return this.limits.characters();
	}

	/**
	 * A value that was met, and what became of it; nothing yet while it is rebuilt.
	 */
	private static final class Visit {

		private final Origin origin;

		private @Nullable Object result;

		Visit(Origin origin, @Nullable Object result) {
			this.origin = origin;
			this.result = result;
		}

		Object result(Object value, Origin other) {
			if (this.result == null || this.origin != other) {
				throw new UnredactableException(value.getClass());
			}
			return this.result;
		}

	}

}
