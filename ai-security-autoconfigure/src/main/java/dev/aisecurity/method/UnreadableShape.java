package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Values whose text can be read once, later or not at all: streams, publishers,
 * suppliers, proxies.
 */
final class UnreadableShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		texts.unreadable(value.getClass(), origin);
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		redaction.unreadable(value.getClass());
		return value;
	}

	@Override
	public boolean isLeaf() {
		return true;
	}

}
