package dev.aisecurity.method;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Uploaded files and parts: their names, and their text if no door has seen it.
 */
final class FileShape implements Shape {

	private final List<Method> names;

	private final Method content;

	/**
	 * Creates a shape.
	 * @param names public methods that return names which the client has chosen
	 * @param content public method that opens the content, again and again
	 */
	FileShape(List<Method> names, Method content) {
		this.names = List.copyOf(names);
		this.content = content;
	}

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (!texts.enter(value, origin, depth)) {
			return;
		}
		try {
			for (Method name : this.names) {
				texts.value(name.invoke(value), origin, depth + 1);
			}
			if (texts.isAtDoor()) {
				texts.opensBody();
			}
			else if (origin != null) {
				String text = content(value, texts.remaining());
				if (text != null) {
					texts.text(text, origin);
				}
				else {
					texts.unreadable(value.getClass(), origin);
				}
			}
		}
		catch (IllegalAccessException | InvocationTargetException | IOException ex) {
			texts.unreadable(value.getClass(), origin);
		}
	}

	private @Nullable String content(Object value, int characters)
			throws IllegalAccessException, InvocationTargetException, IOException {
		try (InputStream stream = (InputStream) this.content.invoke(value)) {
			int bytes = (int) Math.min(4L * characters + 4, Integer.MAX_VALUE - 16);
			byte[] start = (stream != null) ? stream.readNBytes(bytes) : new byte[0];
			return (start.length < bytes) ? BytesShape.decode(ByteBuffer.wrap(start)) : null;
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		try {
			for (Method name : this.names) {
				Object text = name.invoke(value);
				if (redaction.value(text, origin, depth + 1) != text) {
					throw new UnredactableException(value.getClass());
				}
			}
			String text = redaction.isAtDoor() ? null : content(value, redaction.characters());
			if (text != null && !redaction.text(text, origin).equals(text)) {
				throw new UnredactableException(value.getClass());
			}
			return value;
		}
		catch (IllegalAccessException | InvocationTargetException | IOException ex) {
			throw new UnredactableException(value.getClass());
		}
	}

}
