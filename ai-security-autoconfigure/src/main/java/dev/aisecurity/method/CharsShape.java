package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of characters.
 */
final class CharsShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		texts.text(String.valueOf((char[]) value), origin);
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		String text = String.valueOf((char[]) value);
		String redacted = redaction.text(text, origin);
		return redacted.equals(text) ? value : redacted.toCharArray();
	}

	@Override
	public boolean isLeaf() {
		return true;
	}

}
