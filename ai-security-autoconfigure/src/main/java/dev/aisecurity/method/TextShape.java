package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Values that are text: character sequences, characters, URIs.
 */
final class TextShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		texts.text(value.toString(), origin);
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		String text = value.toString();
		String redacted = redaction.text(text, origin);
		if (redacted.equals(text)) {
			return value;
		}
		return (value instanceof StringBuilder) ? new StringBuilder(redacted) : redacted;
	}

	@Override
	public boolean isLeaf() {
		return true;
	}

}
