package dev.aisecurity.benchmarks.corpus;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a row from a line of JSON.
 */
final class RowReader {

	private final JsonMapper mapper = new JsonMapper();

	/**
	 * Reads a row.
	 * @param line the line
	 * @return the row
	 * @throws IllegalArgumentException if it has no text or no label
	 */
	Row read(String line) {
		JsonNode row = this.mapper.readTree(line);
		String text = string(row, "text");
		String label = string(row, "label");
		if (text == null || label == null) {
			throw new IllegalArgumentException("A row has a text and a label");
		}
		JsonNode meta = row.path("meta");
		String id = string(row, "id");
		String name = (id != null) ? id : "row";
		return new Row(name, orUnknown(string(row, "source")), text, label, orUnknown(string(row, "lang")),
				orUnknown(string(row, "family")), group(string(meta, "group"), name), string(meta, "split"),
				origin(string(meta, "origin")), turns(row.path("turns")), string(meta, "attack"),
				spans(meta.path("pii"), text));
	}

	private static @Nullable String string(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	private static String orUnknown(@Nullable String value) {
		return (value != null) ? value : "und";
	}

	private static String group(@Nullable String group, String id) {
		return (group != null) ? group : id;
	}

	private static @Nullable Origin origin(@Nullable String name) {
		for (Origin origin : Origin.values()) {
			if (origin.name().equalsIgnoreCase(name)) {
				return origin;
			}
		}
		return null;
	}

	private static List<Row.Turn> turns(JsonNode turns) {
		List<Row.Turn> result = new ArrayList<>(turns.size());
		for (JsonNode turn : turns) {
			String role = string(turn, "role");
			String content = string(turn, "content");
			if (role != null && content != null) {
				result.add(new Row.Turn(role, content));
			}
		}
		return List.copyOf(result);
	}

	private static @Nullable List<Row.Span> spans(JsonNode spans, String text) {
		if (!spans.isArray()) {
			return null;
		}
		List<Row.Span> result = new ArrayList<>(spans.size());
		for (JsonNode span : spans) {
			int start = span.path("start").asInt(-1);
			int end = span.path("end").asInt(-1);
			if (start < 0 || end <= start) {
				throw new IllegalArgumentException("A span has a start and an end");
			}
			String value = string(span, "value");
			if (value == null || !text.startsWith(value, start)) {
				start = offset(text, start);
				end = offset(text, end);
			}
			result.add(new Row.Span(orUnknown(string(span, "type")), start, end));
		}
		return List.copyOf(result);
	}

	// Offsets may count characters rather than UTF-16 code units.
	private static int offset(String text, int characters) {
		int all = text.codePointCount(0, text.length());
		return text.offsetByCodePoints(0, Math.min(characters, all));
	}

}
