package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Values without text: numbers, dates, code, types of frameworks.
 */
final class NothingShape implements Shape {

	static final NothingShape INSTANCE = new NothingShape();

	private NothingShape() {
	}

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
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
