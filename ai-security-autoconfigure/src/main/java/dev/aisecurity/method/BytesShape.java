package dev.aisecurity.method;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Bytes, as an array or a buffer: read as UTF-8, and as far as possible if they are not.
 */
final class BytesShape implements Shape {

	private static final char REPLACEMENT = '\uFFFD';

	private static final int LONG_RUN = 8;

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		String text = decode(buffer(value));
		if (text != null) {
			texts.text(text, origin);
		}
		else {
			texts.text(fragments(buffer(value)), origin);
			texts.unreadable(value.getClass(), origin);
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		String text = decode(buffer(value));
		if (text == null) {
			String fragments = fragments(buffer(value));
			if (!fragments.isEmpty() && !redaction.text(fragments, origin).equals(fragments)) {
				throw new UnredactableException(value.getClass());
			}
			redaction.unreadable(value.getClass());
			return value;
		}
		String redacted = redaction.text(text, origin);
		if (redacted.equals(text)) {
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
	 * Returns what a lenient reader makes of bytes that are not UTF-8: all that can be
	 * read if that is most of them, else only what is too long to be chance.
	 * @param bytes the bytes
	 * @return the text, possibly empty
	 */
	private static String fragments(ByteBuffer bytes) {
		String text = StandardCharsets.UTF_8.decode(bytes).toString();
		StringBuilder all = new StringBuilder();
		StringBuilder runs = new StringBuilder();
		int start = 0;
		for (int i = 0; i <= text.length(); i++) {
			if (i == text.length() || isStrange(text.charAt(i))) {
				all.append(text, start, i);
				if (i - start >= LONG_RUN) {
					runs.append(runs.isEmpty() ? "" : "\n").append(text, start, i);
				}
				start = i + 1;
			}
		}
		return (2 * all.length() >= text.length()) ? all.toString() : runs.toString();
	}

	private static boolean isStrange(char c) {
		return c == REPLACEMENT || (c < ' ' && c != '\n' && c != '\r' && c != '\t');
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
