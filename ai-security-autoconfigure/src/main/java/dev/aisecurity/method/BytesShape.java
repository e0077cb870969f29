package dev.aisecurity.method;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Bytes, as an array or a buffer: read as UTF-8 if they are nothing but that.
 */
final class BytesShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		String text = decode(buffer(value));
		if (text != null) {
			texts.text(text, origin);
		}
		else {
			texts.unreadable(value.getClass(), origin);
		}
	}

	@Override
	public Object redact(Object value, Origin origin, ArgumentRedaction redaction, int depth) {
		String text = decode(buffer(value));
		String redacted = (text != null) ? redaction.text(text, origin) : null;
		if (redacted == null || redacted.equals(text)) {
			return value;
		}
		byte[] bytes = redacted.getBytes(StandardCharsets.UTF_8);
		return (value instanceof ByteBuffer) ? ByteBuffer.wrap(bytes) : bytes;
	}

	@Override
	public boolean isLeaf() {
		return true;
	}

	private static ByteBuffer buffer(Object value) {
		return (value instanceof ByteBuffer buffer) ? buffer.duplicate() : ByteBuffer.wrap((byte[]) value);
	}

	/**
	 * Decodes bytes strictly.
	 * @param bytes the bytes
	 * @return the text, or {@code null} if the bytes are not UTF-8 text
	 */
	static @Nullable String decode(ByteBuffer bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
			return (text.indexOf('\0') < 0) ? text : null;
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}
