package dev.aisecurity.method;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the texts of the arguments of one call that a decision wants redacted. It
 * walks the same way as {@link ArgumentTexts}. Used by one thread.
 */
final class ArgumentRedaction extends TextReplacement {

	private final Exchange exchange;

	private final boolean atDoor;

	/**
	 * Creates a redaction.
	 * @param exchange has inspected the texts
	 * @param shapes the shapes of classes
	 * @param limits how much was looked at
	 * @param atDoor whether a door has inspected the request that the arguments come from
	 */
	ArgumentRedaction(Exchange exchange, Shapes shapes, ArgumentLimits limits, boolean atDoor) {
		super(shapes, limits);
		this.exchange = exchange;
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

	@Override
	String text(String text, Origin origin) {
		Segment segment = new Segment(text, origin, "");
		return this.exchange.hasInspected(Direction.INPUT, segment) ? this.exchange.redact(Direction.INPUT, segment)
				: text;
	}

	@Override
	boolean isAtDoor() {
		return this.atDoor;
	}

}
