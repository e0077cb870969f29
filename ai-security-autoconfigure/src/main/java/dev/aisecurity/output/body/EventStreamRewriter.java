package dev.aisecurity.output.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Server-sent events, read as a browser reads them. The data of each event is JSON if it
 * is an object or an array, and otherwise a part of a text that goes on from event to
 * event of the same name. Line ends within a text become further lines of data, so no
 * text can start a field; fields that no browser knows are left out.
 */
final class EventStreamRewriter implements BodyRewriter {

	private static final int MAX_NAMES = 64;

	private static final Set<String> NAMES = Set.of("data", "event", "id", "retry", "");

	private final FrameQueue queue;

	private final FrameTexts texts;

	private final TextEncoding strings;

	private final BodyLimits limits;

	private final StringBuilder line = new StringBuilder();

	private final List<Field> fields = new ArrayList<>();

	private final StringBuilder scratch = new StringBuilder();

	/** Whether the data of an event is one JSON string, by the name of the event. */
	private final Map<String, Boolean> quoted = new HashMap<>();

	private boolean started;

	private boolean carriageReturn;

	/** Whether data starts behind a space: true until a line shows otherwise. */
	private boolean spaced = true;

	private int size;

	/**
	 * Creates a rewriter.
	 * @param queue holds frames
	 * @param texts brings strings of JSON to their texts
	 * @param strings how a text is written into a JSON string
	 * @param limits how long an event may be
	 */
	EventStreamRewriter(FrameQueue queue, FrameTexts texts, TextEncoding strings, BodyLimits limits) {
		this.queue = queue;
		this.texts = texts;
		this.strings = strings;
		this.limits = limits;
	}

	@Override
	public void write(CharSequence chunk, StringBuilder out) {
		for (int i = 0; i < chunk.length(); i++) {
			char c = chunk.charAt(i);
			if (c == '\n' && this.carriageReturn) {
				this.carriageReturn = false;
				continue;
			}
			this.carriageReturn = c == '\r';
			if (c == '\n' || c == '\r') {
				endLine(out);
			}
			else if (this.started || c != '\uFEFF') {
				this.line.append(c);
				if (++this.size > this.limits.frames()) {
					throw new UnreadableBodyException("An event of the answer is longer than its bound allows");
				}
			}
			this.started = true;
		}
	}

	@Override
	public void end(StringBuilder out) {
		if (!this.line.isEmpty()) {
			endLine(out);
		}
		if (!this.fields.isEmpty()) {
			endEvent(out);
		}
		this.queue.end(out);
	}

	@Override
	public void abort(String problem, StringBuilder out) {
		this.queue.clear();
		this.fields.clear();
		this.line.setLength(0);
		out.append("event: error\ndata: ");
		SseLines.write(problem, " ", out);
		out.append("\n\n");
	}

	private void endLine(StringBuilder out) {
		if (this.line.isEmpty()) {
			endEvent(out);
			return;
		}
		int colon = this.line.indexOf(":");
		if (colon == 0 && this.fields.isEmpty()) {
			out.append(':').append(SseLines.word(this.queue.inspect(this.line.substring(1)))).append('\n');
		}
		else {
			String name = (colon < 0) ? this.line.toString() : this.line.substring(0, colon);
			String value = (colon < 0) ? "" : this.line.substring(colon + 1);
			if (NAMES.contains(name)) {
				this.fields.add(new Field(name, value));
			}
			if (this.fields.size() > this.limits.texts()) {
				throw new UnreadableBodyException("An event of the answer has too many lines");
			}
			if (name.equals("data") && !value.isEmpty() && value.charAt(0) != ' ') {
				this.spaced = false;
			}
		}
		this.line.setLength(0);
		if (this.fields.isEmpty()) {
			this.size = 0;
		}
	}

	private void endEvent(StringBuilder out) {
		String event = null;
		for (Field field : this.fields) {
			event = field.name.equals("event") ? field.unspaced() : event;
		}
		boolean data = false;
		for (Field field : this.fields) {
			switch (field.name) {
				case "data" -> {
					if (!data) {
						data = true;
						data(event);
					}
				}
				case "retry" -> retry(field.unspaced());
				case "event", "id" -> word(field.name + (field.value.startsWith(" ") ? ": " : ":"), field.unspaced());
				case "" -> word(":", field.value);
				default -> {
				}
			}
		}
		this.queue.add("\n");
		this.fields.clear();
		this.size = 0;
		this.queue.close(out);
	}

	private void word(String label, String value) {
		this.queue.add(label);
		this.queue.addWhole(value, (text, out) -> out.append(SseLines.word(text)));
		this.queue.add("\n");
	}

	private void retry(String value) {
		if (SseLines.isNumber(value)) {
			this.queue.add("retry: ");
			this.queue.add(value);
			this.queue.add("\n");
		}
	}

	private void data(@Nullable String event) {
		String separator = this.spaced ? " " : "";
		String data = joined();
		this.queue.add("data:");
		this.queue.add(separator);
		JsonFrame frame = json(data, event);
		if (frame != null) {
			this.texts.add(frame, (text, out) -> SseLines.write(text, separator, out), this.scratch);
		}
		else if (SseLines.isSentinel(data)) {
			this.queue.finish((name) -> true);
			this.queue.add(data);
		}
		else if (this.texts.known()) {
			throw new UnreadableBodyException("An event of the answer does not belong to the protocol of the others");
		}
		else {
			text(data, separator, event);
		}
		this.queue.add("\n");
	}

	private void text(String data, String separator, @Nullable String event) {
		String name = "data/" + ((event != null) ? event : "");
		if (this.quoted.size() == MAX_NAMES && !this.quoted.containsKey(name)) {
			throw new UnreadableBodyException("The answer has too many kinds of events");
		}
		JsonFrame string = data.startsWith("\"") ? JsonFrame.read(data, event) : null;
		boolean quotes = this.quoted.computeIfAbsent(name, (key) -> string != null);
		if (quotes && string != null) {
			this.queue.add("\"");
			this.queue.addPart(name, string.value("", ""), this.strings);
			this.queue.add("\"");
		}
		else {
			this.queue.addPart(name, data, (text, out) -> SseLines.write(text, separator, out));
		}
	}

	private static @Nullable JsonFrame json(String data, @Nullable String event) {
		String trimmed = data.stripLeading();
		return (trimmed.startsWith("{") || trimmed.startsWith("[")) ? JsonFrame.read(data, event) : null;
	}

	private String joined() {
		this.scratch.setLength(0);
		boolean first = true;
		for (Field field : this.fields) {
			if (field.name.equals("data")) {
				if (!first) {
					this.scratch.append('\n');
				}
				first = false;
				this.scratch.append(this.spaced ? field.unspaced() : field.value);
			}
		}
		return this.scratch.toString();
	}

	/**
	 * A field of an event.
	 *
	 * @param name its name; nothing for a comment
	 * @param value its value with the space that may stand before it
	 */
	private record Field(String name, String value) {

		private String unspaced() {
			return this.value.startsWith(" ") ? this.value.substring(1) : this.value;
		}

	}

}
