package dev.aisecurity.method;

import java.util.IdentityHashMap;
import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the texts of the arguments of one call that a decision wants redacted. It
 * walks the same way as {@link ArgumentTexts}. Objects with fields are changed in place,
 * everything else is rebuilt. Used by one thread.
 */
final class ArgumentRedaction {

	private final Exchange exchange;

	private final Shapes shapes;

	private final ArgumentLimits limits;

	private final boolean atDoor;

	private final Map<Object, Visit> visits = new IdentityHashMap<>();

	/**
	 * Creates a redaction.
	 * @param exchange has inspected the texts
	 * @param shapes the shapes of classes
	 * @param limits how much was looked at
	 * @param atDoor whether a door has inspected the request that the arguments come from
	 */
	ArgumentRedaction(Exchange exchange, Shapes shapes, ArgumentLimits limits, boolean atDoor) {
		this.exchange = exchange;
		this.shapes = shapes;
		this.limits = limits;
		this.atDoor = atDoor;
	}

	/**
	 * Redacts an argument.
	 * @param argument its value
	 * @param declaration what is declared on its parameter
	 * @param type type of the parameter
	 * @return the same instance if nothing is to be replaced or it was replaced in place
	 * @throws UnredactableException if a text cannot be replaced
	 */
	@Nullable Object argument(@Nullable Object argument, TextDeclaration declaration, Class<?> type) {
		Object redacted = declared(argument, declaration, Origin.USER, 0);
		if (redacted != argument && !type.isInstance(redacted)) {
			throw new UnredactableException(type);
		}
		return redacted;
	}

	/**
	 * Redacts a value on which something may be declared.
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
	 * Redacts a value.
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
			throw new UnredactableException(value.getClass());
		}
		visit = new Visit(origin, (shape instanceof ObjectShape && !value.getClass().isRecord()) ? value : null);
		this.visits.put(value, visit);
		visit.result = shape.redact(value, origin, this, depth);
		return visit.result;
	}

	/**
	 * Redacts a text.
	 * @param text the text
	 * @param origin who wrote it
	 * @return the text without what is to be cut out
	 */
	String text(String text, Origin origin) {
		Segment segment = new Segment(text, origin, "");
		return this.exchange.hasInspected(Direction.INPUT, segment) ? this.exchange.redact(Direction.INPUT, segment)
				: text;
	}

	/**
	 * Returns whether a door has inspected the request.
	 * @return whether it has
	 */
	boolean isAtDoor() {
		return this.atDoor;
	}

	/**
	 * Returns how many characters of a text were looked at, at most.
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
