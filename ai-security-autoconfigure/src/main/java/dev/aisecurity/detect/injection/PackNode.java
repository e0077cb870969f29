package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A piece of YAML that knows where it stands.
 *
 * @param source name of the file
 * @param node the piece
 */
record PackNode(String source, Node node) {

	/**
	 * Returns the entries of a mapping.
	 * @return the values by key, in order
	 */
	Map<String, PackNode> entries() {
		if (!(this.node instanceof MappingNode mapping)) {
			throw error("expected keys and values");
		}
		Map<String, PackNode> entries = new LinkedHashMap<>();
		for (NodeTuple tuple : mapping.getValue()) {
			PackNode key = new PackNode(this.source, tuple.getKeyNode());
			if (entries.put(key.text(), new PackNode(this.source, tuple.getValueNode())) != null) {
				throw key.error("'" + key.text() + "' is there twice");
			}
		}
		return entries;
	}

	/**
	 * Returns the entries of a mapping that may have some keys only.
	 * @param keys the keys that it may have
	 * @return the values by key
	 */
	Map<String, PackNode> entries(Set<String> keys) {
		Map<String, PackNode> entries = entries();
		for (Map.Entry<String, PackNode> entry : entries.entrySet()) {
			if (!keys.contains(entry.getKey())) {
				throw entry.getValue().error("unknown key '" + entry.getKey() + "'");
			}
		}
		return entries;
	}

	/**
	 * Returns the elements of a list, which may also be a single value.
	 * @return the elements, at least one
	 */
	List<PackNode> elements() {
		if (!(this.node instanceof SequenceNode sequence)) {
			return List.of(this);
		}
		List<PackNode> elements = new ArrayList<>();
		sequence.getValue().forEach((element) -> elements.add(new PackNode(this.source, element)));
		if (elements.isEmpty()) {
			throw error("list is empty");
		}
		return elements;
	}

	/**
	 * Returns the words of a list.
	 * @return texts, in order and each once
	 */
	Set<String> texts() {
		Set<String> texts = new LinkedHashSet<>();
		for (PackNode element : elements()) {
			if (!texts.add(element.text())) {
				throw element.error("'" + element.text() + "' is there twice");
			}
		}
		return texts;
	}

	String text() {
		if (this.node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
			return scalar.getValue();
		}
		throw error("expected text");
	}

	int integer(int min, int max) {
		double number = number(min, max);
		if (number != Math.rint(number)) {
			throw error("expected a whole number");
		}
		return (int) number;
	}

	double number(double min, double max) {
		try {
			double number = Double.parseDouble(text());
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Said below
		}
		throw error("expected a number from " + number(min) + " to " + number(max));
	}

	private static String number(double number) {
		return (number == Math.rint(number)) ? String.valueOf((long) number) : String.valueOf(number);
	}

	<E extends Enum<E>> E constant(Class<E> type) {
		String name = text().toUpperCase(Locale.ROOT).replace('-', '_');
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(name)) {
				return constant;
			}
		}
		throw error("expected one of " + Arrays.toString(type.getEnumConstants()));
	}

	InvalidRulePackException error(String reason) {
		return new InvalidRulePackException(this.source, this.node.getStartMark().getLine() + 1, reason);
	}

}
