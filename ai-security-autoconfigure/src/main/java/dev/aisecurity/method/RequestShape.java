package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The request itself: its text was seen at the door, and the code can read it again.
 */
final class RequestShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		texts.opensBody();
	}

	@Override
	public Object redact(Object value, Origin origin, ArgumentRedaction redaction, int depth) {
		return value;
	}

	@Override
	public boolean isLeaf() {
		return true;
	}

}
