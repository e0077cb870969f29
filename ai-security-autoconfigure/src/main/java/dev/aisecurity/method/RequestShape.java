package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The request itself: if its text was seen at the door, the code can read it again; if
 * not, nobody has seen it.
 */
final class RequestShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		texts.unreadable(value.getClass(), origin);
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		return value;
	}

	@Override
	public boolean isLeaf() {
		return true;
	}

}
