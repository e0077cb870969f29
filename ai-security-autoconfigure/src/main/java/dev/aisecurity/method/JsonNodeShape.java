package dev.aisecurity.method;

import java.util.Map;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON trees: names of properties and strings.
 */
@SuppressWarnings("ReferenceEquality")
final class JsonNodeShape implements Shape {

	@Override
	public void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		JsonNode node = (JsonNode) value;
		if (node.isString()) {
			texts.text(node.stringValue(), origin);
		}
		else if (node.isBinary()) {
			texts.value(node.binaryValue(), origin, depth + 1);
		}
		else if (node instanceof POJONode pojo) {
			texts.value(pojo.getPojo(), origin, depth + 1);
		}
		else if (node.isContainer() && texts.enter(value, origin, depth)) {
			collectChildren(node, origin, texts, depth);
		}
	}

	private static void collectChildren(JsonNode node, @Nullable Origin origin, ArgumentTexts texts, int depth) {
		if (node.isArray()) {
			for (int i = 0; i < node.size() && !texts.isFull(); i++) {
				texts.value(node.get(i), origin, depth + 1);
			}
			return;
		}
		for (Map.Entry<String, JsonNode> property : node.properties()) {
			if (texts.isFull()) {
				return;
			}
			texts.text(property.getKey(), origin);
			texts.value(property.getValue(), origin, depth + 1);
		}
	}

	@Override
	public Object redact(Object value, Origin origin, TextReplacement redaction, int depth) {
		if (value instanceof StringNode node) {
			String text = node.stringValue();
			String redacted = redaction.text(text, origin);
			return redacted.equals(text) ? node : StringNode.valueOf(redacted);
		}
		if (value instanceof ArrayNode node) {
			ArrayNode copy = node.arrayNode();
			boolean changed = false;
			for (JsonNode element : node) {
				JsonNode redacted = child(element, origin, redaction, depth);
				changed |= redacted != element;
				copy.add(redacted);
			}
			return changed ? copy : node;
		}
		if (value instanceof ObjectNode node) {
			return redactObject(node, origin, redaction, depth);
		}
		if (value instanceof POJONode node && redaction.value(node.getPojo(), origin, depth + 1) != node.getPojo()) {
			throw new UnredactableException(value.getClass());
		}
		return value;
	}

	private static ObjectNode redactObject(ObjectNode node, Origin origin, TextReplacement redaction, int depth) {
		ObjectNode copy = node.objectNode();
		boolean changed = false;
		for (Map.Entry<String, JsonNode> property : node.properties()) {
			String name = redaction.text(property.getKey(), origin);
			JsonNode redacted = child(property.getValue(), origin, redaction, depth);
			changed |= redacted != property.getValue() || !name.equals(property.getKey());
			copy.set(name, redacted);
		}
		return changed ? copy : node;
	}

	private static JsonNode child(JsonNode node, Origin origin, TextReplacement redaction, int depth) {
		return (redaction.value(node, origin, depth + 1) instanceof JsonNode redacted) ? redacted : node;
	}

}
