package dev.aisecurity.detect.injection;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.normalize.CanonicalForm;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads rule packs. Strict: what it does not know or cannot use is an error that names
 * the file, the line and the reason. No objects are built from YAML, only text is read.
 */
public final class RulePackReader {

	private static final Set<String> KEYS = Set.of("version", "words", "rules");

	private final CanonicalForm form = new CanonicalForm();

	private final Map<String, List<Expression>> words = new HashMap<>();

	private final Map<String, Rule> rules = new LinkedHashMap<>();

	private @Nullable String version;

	private RulePackReader() {
	}

	/**
	 * Reads a pack.
	 * @param sources its files, of which exactly one has a version; lists of words are
	 * known to the files that follow
	 * @return the pack
	 * @throws InvalidRulePackException if a file cannot be used
	 */
	public static RulePack read(List<RuleSource> sources) {
		RulePackReader reader = new RulePackReader();
		for (RuleSource source : sources) {
			reader.add(source);
		}
		if (reader.version == null) {
			throw new InvalidRulePackException(sources.isEmpty() ? "without files" : sources.get(0).name(), 0,
					"version is missing");
		}
		return new RulePack(reader.version, digest(sources), List.copyOf(reader.rules.values()));
	}

	static String digest(List<RuleSource> sources) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (RuleSource source : sources) {
				byte[] text = source.text().getBytes(StandardCharsets.UTF_8);
				digest.update((source.name() + " " + text.length + "\n").getBytes(StandardCharsets.UTF_8));
				digest.update(text);
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private void add(RuleSource source) {
		Map<String, PackNode> entries = parse(source).entries(KEYS);
		PackNode versionNode = entries.get("version");
		if (versionNode != null) {
			if (this.version != null) {
				throw versionNode.error("another file has a version already");
			}
			this.version = versionNode.text();
		}
		PackNode wordsNode = entries.get("words");
		if (wordsNode != null) {
			wordsNode.entries().forEach(this::addWords);
		}
		PackNode rulesNode = entries.get("rules");
		if (rulesNode != null) {
			addRules(rulesNode.elements());
		}
	}

	private static PackNode parse(RuleSource source) {
		LoaderOptions options = new LoaderOptions();
		options.setMaxAliasesForCollections(0);
		options.setNestingDepthLimit(8);
		try {
			Node root = new Yaml(options).compose(new StringReader(source.text()));
			if (root == null) {
				throw new InvalidRulePackException(source.name(), 0, "is empty");
			}
			return new PackNode(source.name(), root);
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			throw new InvalidRulePackException(source.name(), line, String.valueOf(ex.getProblem()));
		}
		catch (YAMLException ex) {
			throw new InvalidRulePackException(source.name(), 0, "is no YAML");
		}
	}

	private void addWords(String name, PackNode list) {
		if (this.words.containsKey(name)) {
			throw list.error("list of words '" + name + "' exists already");
		}
		list.texts();
		List<Expression> expressions = new ArrayList<>();
		for (PackNode word : list.elements()) {
			try {
				expressions.addAll(Expression.of(this.form.fold(word.text())));
			}
			catch (IllegalArgumentException ex) {
				throw word.error("bad word: " + ex.getMessage());
			}
		}
		this.words.put(name, List.copyOf(expressions));
	}

	private void addRules(List<PackNode> nodes) {
		List<PackNode> combined = new ArrayList<>();
		for (PackNode node : nodes) {
			RuleReader reader = new RuleReader(node, this.words, this.form);
			Rule rule = reader.read();
			if (this.rules.put(rule.id(), rule) != null) {
				throw node.error("rule '" + rule.id() + "' exists already");
			}
			combined.addAll(reader.combined());
		}
		for (PackNode part : combined) {
			Rule rule = this.rules.get(part.text());
			if (rule == null || rule.signs().isEmpty()) {
				throw part.error("there is no rule '" + part.text() + "' to combine");
			}
		}
	}

}
