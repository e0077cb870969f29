package dev.aisecurity.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping in a policy file: it refuses keys it does not know, and remembers where
 * everything stands.
 */
final class YamlMapping implements DefinitionLocation {

	private final String source;

	private final String path;

	private final Mark start;

	private final Map<String, Node> values = new LinkedHashMap<>();

	private final Map<String, Mark> marks;

	/**
	 * Creates a mapping.
	 * @param source name of the file
	 * @param node the node, which must be a mapping
	 * @param known the keys that may be there, or {@code null} for any
	 */
	YamlMapping(String source, Node node, @Nullable List<String> known) {
		this(source, "", node, known, new HashMap<>());
	}

	private YamlMapping(String source, String path, Node node, @Nullable List<String> known, Map<String, Mark> marks) {
		this.source = source;
		this.path = path;
		this.start = node.getStartMark();
		this.marks = marks;
		if (!(node instanceof MappingNode mapping)) {
			throw invalid(source, node.getStartMark(), blankToNull(path), "must consist of keys and values");
		}
		for (NodeTuple tuple : mapping.getValue()) {
			add(tuple, known);
		}
	}

	private void add(NodeTuple tuple, @Nullable List<String> known) {
		Mark mark = tuple.getKeyNode().getStartMark();
		if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
			throw invalid(this.source, mark, null, "keys must be plain words");
		}
		String name = key.getValue();
		String shown = RawValues.shown(name);
		if (known != null && !known.contains(name)) {
			String suggestion = Spelling.suggest(name, known);
			throw invalid(this.source, mark, null, "unknown key '" + shown + "'"
					+ (suggestion.isEmpty() ? ", must be one of " + String.join(", ", known) : suggestion));
		}
		if (tuple.getValueNode().getTag().equals(Tag.NULL)) {
			throw invalid(this.source, mark, null, "'" + shown + "' must have a value");
		}
		this.marks.put(this.path + name, tuple.getValueNode().getStartMark());
		if (this.values.put(name, tuple.getValueNode()) != null) {
			throw invalid(this.source, mark, null, "'" + shown + "' is there twice");
		}
	}

	/**
	 * Returns a single value.
	 * @param key its key
	 * @return the value as it is written, or {@code null} if there is none
	 */
	@Nullable String text(String key) {
		Node node = this.values.get(key);
		return (node != null) ? scalar(node, key) : null;
	}

	private String scalar(Node node, String key) {
		if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
			return scalar.getValue();
		}
		throw invalid(this.source, node.getStartMark(), this.path + key, "must be a single value");
	}

	/**
	 * Returns one or several values.
	 * @param key their key
	 * @return the values as they are written, or {@code null} if there are none
	 */
	@Nullable List<String> texts(String key) {
		Node node = this.values.get(key);
		if (node == null) {
			return null;
		}
		if (!(node instanceof SequenceNode sequence)) {
			return List.of(scalar(node, key));
		}
		List<String> texts = new ArrayList<>();
		for (Node item : sequence.getValue()) {
			String name = key + "[" + texts.size() + "]";
			this.marks.put(this.path + name, item.getStartMark());
			texts.add(scalar(item, name));
		}
		return texts;
	}

	/**
	 * Returns a mapping within this one.
	 * @param key its key
	 * @param known the keys that may be there, or {@code null} for any
	 * @return the mapping, or {@code null} if there is none
	 */
	@Nullable YamlMapping mapping(String key, @Nullable List<String> known) {
		Node node = this.values.get(key);
		return (node != null) ? new YamlMapping(this.source, this.path + key + ".", node, known, this.marks) : null;
	}

	/**
	 * Returns a list of mappings.
	 * @param key its key
	 * @param known the keys that may be there
	 * @return the mappings, each with marks of its own, possibly none
	 */
	List<YamlMapping> mappings(String key, List<String> known) {
		Node node = this.values.get(key);
		if (node == null) {
			return List.of();
		}
		if (!(node instanceof SequenceNode sequence)) {
			throw invalid(this.source, node.getStartMark(), key, "must be a list");
		}
		List<YamlMapping> mappings = new ArrayList<>();
		for (Node item : sequence.getValue()) {
			mappings.add(new YamlMapping(this.source, item, known));
		}
		return mappings;
	}

	/**
	 * Returns the values of a mapping with any keys.
	 * @return one or several values by key, in order
	 */
	Map<String, List<String>> all() {
		Map<String, List<String>> all = new LinkedHashMap<>();
		for (String key : this.values.keySet()) {
			List<String> texts = texts(key);
			all.put(key, (texts != null) ? texts : List.of());
		}
		return all;
	}

	@Override
	public InvalidPolicyException invalid(String key, String reason) {
		Mark mark = this.marks.get(key);
		if (mark == null && key.endsWith("]")) {
			mark = this.marks.get(key.substring(0, key.lastIndexOf('[')));
		}
		return invalid(this.source, (mark != null) ? mark : this.start, blankToNull(key), reason);
	}

	static InvalidPolicyException invalid(String source, @Nullable Mark mark, @Nullable String key, String reason) {
		return new InvalidPolicyException(source, (mark != null) ? mark.getLine() + 1 : 0,
				(mark != null) ? mark.getColumn() + 1 : 0, key, reason);
	}

	private static @Nullable String blankToNull(String path) {
		String key = path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
		return key.isEmpty() ? null : key;
	}

}
