package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.normalize.CanonicalForm;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule of a pack.
 */
final class RuleReader {

	private static final Set<String> KEYS = Set.of("id", "level", "score", "category", "description", "tags", "origins",
			"views", "phrases", "literals", "patterns", "reach", "unless-after", "combines", "examples");

	private static final int MIN_EXAMPLES = 2;

	private static final int DEFAULT_REACH = 160;

	private static final int MAX_REACH = 1000;

	private final PackNode node;

	private final Map<String, PackNode> entries;

	private final Map<String, List<Expression>> words;

	private final CanonicalForm form;

	private final List<PackNode> combined = new ArrayList<>();

	/**
	 * Creates a reader.
	 * @param node the rule
	 * @param words lists of words by name
	 * @param form how texts are folded
	 */
	RuleReader(PackNode node, Map<String, List<Expression>> words, CanonicalForm form) {
		this.node = node;
		this.entries = node.entries(KEYS);
		this.words = words;
		this.form = form;
	}

	Rule read() {
		PackNode id = required("id");
		if (!isName(id.text())) {
			throw id.error("id must be lower-case words joined by hyphens");
		}
		List<Sign> signs = new ArrayList<>();
		PackNode phrases = this.entries.get("phrases");
		if (phrases != null) {
			phrases.elements().forEach((phrase) -> signs.add(phrase(phrase)));
		}
		signs.addAll(patterns());
		Rule.Combination combination = combination();
		if (signs.isEmpty() == combination.rules().isEmpty()) {
			throw this.node.error("rule needs phrases or patterns, or combines other rules");
		}
		return new Rule(id.text(), required("level").integer(1, 4), RiskScore.of(required("score").number(0.01, 1)),
				required("category").constant(ThreatCategory.class), required("description").text(),
				required("tags").texts(), origins(), views(), signs, except(), combination, examples());
	}

	/**
	 * Returns where other rules are named.
	 * @return ids of rules
	 */
	List<PackNode> combined() {
		return this.combined;
	}

	private PackNode required(String key) {
		PackNode value = this.entries.get(key);
		if (value == null) {
			throw this.node.error("'" + key + "' is missing");
		}
		return value;
	}

	private static boolean isName(String id) {
		return !id.startsWith("-") && !id.endsWith("-") && !id.contains("--")
				&& id.chars().allMatch((c) -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
	}

	private Phrase phrase(PackNode phrase) {
		try {
			return Phrase.of(this.form.fold(phrase.text()), this.words);
		}
		catch (IllegalArgumentException ex) {
			throw phrase.error("bad phrase: " + ex.getMessage());
		}
	}

	private @Nullable Pattern except() {
		PackNode except = this.entries.get("unless-after");
		if (except == null) {
			return null;
		}
		StringBuilder any = new StringBuilder();
		for (PackNode pattern : except.elements()) {
			pattern(pattern);
			any.append(any.isEmpty() ? "(?:" : "|").append(folded(pattern));
		}
		return Pattern.compile(any + ")$");
	}

	private List<Sign> patterns() {
		PackNode patterns = this.entries.get("patterns");
		PackNode literals = this.entries.get("literals");
		PackNode reachNode = this.entries.get("reach");
		if (patterns == null) {
			if (literals != null || reachNode != null) {
				throw ((literals != null) ? literals : this.node).error("literals and reach are for patterns only");
			}
			return List.of();
		}
		if (literals == null) {
			throw patterns.error("patterns need literals that a text must have");
		}
		int reach = (reachNode != null) ? reachNode.integer(1, MAX_REACH) : DEFAULT_REACH;
		Set<String> required = new HashSet<>();
		literals.elements().forEach((literal) -> required.add(folded(literal)));
		List<Sign> signs = new ArrayList<>();
		for (PackNode pattern : patterns.elements()) {
			signs.add(new Excerpt(required, pattern(pattern), reach));
		}
		return signs;
	}

	private Pattern pattern(PackNode node) {
		String text = folded(node);
		String flaw = PatternFlaw.of(text);
		if (flaw != null) {
			throw node.error("bad pattern: " + flaw);
		}
		try {
			Pattern pattern = Pattern.compile(text);
			if (pattern.matcher("").find()) {
				throw node.error("bad pattern: matches the empty text");
			}
			return pattern;
		}
		catch (PatternSyntaxException ex) {
			throw node.error("bad pattern: " + ex.getDescription());
		}
	}

	private String folded(PackNode node) {
		PackNode views = this.entries.get("views");
		if (views != null && views.texts().contains(TextView.RAW)) {
			return node.text();
		}
		if (PatternFlaw.hasUpperCase(node.text())) {
			throw node.error("texts are matched in lower case");
		}
		StringBuilder folded = new StringBuilder();
		node.text()
			.codePoints()
			.forEach((c) -> folded.append((c < 128) ? Character.toString(c) : this.form.fold(Character.toString(c))));
		return folded.toString();
	}

	private Rule.Combination combination() {
		PackNode combines = this.entries.get("combines");
		if (combines == null) {
			return Rule.Combination.NONE;
		}
		Map<String, PackNode> parts = combines.entries(Set.of("rules", "at-least"));
		PackNode of = parts.get("rules");
		PackNode atLeast = parts.get("at-least");
		if (of == null || atLeast == null) {
			throw combines.error("'rules' and 'at-least' are needed");
		}
		this.combined.addAll(of.elements());
		Set<String> rules = of.texts();
		return new Rule.Combination(rules, atLeast.integer(2, rules.size()));
	}

	private Set<Origin> origins() {
		PackNode origins = this.entries.get("origins");
		Set<Origin> set = EnumSet.noneOf(Origin.class);
		if (origins != null) {
			origins.elements().forEach((origin) -> set.add(origin.constant(Origin.class)));
		}
		return set;
	}

	private Set<String> views() {
		PackNode views = this.entries.get("views");
		return (views != null) ? views.texts() : Set.of();
	}

	private Rule.Examples examples() {
		Map<String, PackNode> kinds = required("examples").entries(Set.of("positive", "negative"));
		return new Rule.Examples(examples(kinds.get("positive"), "positive"),
				examples(kinds.get("negative"), "negative"));
	}

	private List<String> examples(@Nullable PackNode list, String kind) {
		if (list == null || list.texts().size() < MIN_EXAMPLES) {
			throw ((list != null) ? list : required("examples"))
				.error("at least " + MIN_EXAMPLES + " " + kind + " examples are needed");
		}
		return List.copyOf(list.texts());
	}

}
