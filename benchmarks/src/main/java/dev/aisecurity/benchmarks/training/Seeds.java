package dev.aisecurity.benchmarks.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.detect.injection.Rule;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.interaction.Origin;

/**
 * Texts of our own to train with: those that the patterns in {@code seeds.txt} make, and
 * the examples of the rule pack.
 */
final class Seeds {

	private static final String RESOURCE = "seeds.txt";

	private static final int TEXTS_PER_PATTERN = 12;

	private static final Set<ThreatCategory> WORDS = Set.of(ThreatCategory.PROMPT_INJECTION, ThreatCategory.JAILBREAK,
			ThreatCategory.PROMPT_EXTRACTION, ThreatCategory.TOOL_ABUSE);

	private final Random random = new Random(11);

	private final Map<String, List<String>> lists = new HashMap<>();

	private final List<Row> rows = new ArrayList<>();

	private Seeds() {
	}

	/**
	 * Returns the texts.
	 * @return rows of the sources {@code seeds} and {@code rules}
	 * @throws IOException if the patterns cannot be read
	 */
	static List<Row> rows() throws IOException {
		Seeds seeds = new Seeds();
		try (InputStream in = Seeds.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IOException("Resource '" + RESOURCE + "' is missing");
			}
			seeds.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
		}
		for (Rule rule : RulePack.builtIn().rules()) {
			if (WORDS.contains(rule.category()) && rule.appliesTo(Origin.USER)) {
				seeds.addAll("rules", "injection", "und", "rules", rule.id(), rule.examples().positive());
				seeds.addAll("rules", Row.BENIGN, "und", "rules", rule.id(), rule.examples().negative());
			}
		}
		return seeds.rows;
	}

	private void read(BufferedReader lines) throws IOException {
		String label = Row.BENIGN;
		String lang = "und";
		String family = "seeds";
		int number = 0;
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			number++;
			if (line.startsWith("@")) {
				int equals = line.indexOf(" = ");
				this.lists.put(line.substring(1, equals), choices(line.substring(equals + 3)));
			}
			else if (line.startsWith("[direct ") || line.startsWith("[benign ") || line.startsWith("[planted ")
					|| line.startsWith("[document ")) {
				label = switch (line.substring(1, line.indexOf(' '))) {
					case "direct" -> "injection";
					case "planted" -> Row.INDIRECT;
					default -> Row.BENIGN;
				};
				family = line.startsWith("[document ") ? "document" : "seeds";
				lang = line.substring(line.indexOf(' ') + 1, line.length() - 1);
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				Set<String> texts = new TreeSet<>();
				for (int i = 0; i < TEXTS_PER_PATTERN; i++) {
					texts.add(text(line).replaceAll(" +", " ").strip());
				}
				addAll("seeds", label, lang, family, "seed-" + number, List.copyOf(texts));
			}
		}
	}

	private void addAll(String source, String label, String lang, String family, String group, List<String> texts) {
		for (String text : texts) {
			this.rows.add(new Row(group + "-" + this.rows.size(), source, text, label, lang, family, group, null, null,
					List.of(), null, null));
		}
	}

	private String text(String pattern) {
		StringBuilder text = new StringBuilder();
		int i = 0;
		while (i < pattern.length()) {
			char c = pattern.charAt(i);
			if (c == '{') {
				int end = pattern.indexOf('}', i);
				text.append(text(choice(choices(pattern.substring(i + 1, end)))));
				i = end + 1;
			}
			else if (c == '$') {
				int end = i + 1;
				while (end < pattern.length() && pattern.charAt(end) >= 'a' && pattern.charAt(end) <= 'z') {
					end++;
				}
				text.append(choice(this.lists.getOrDefault(pattern.substring(i + 1, end), List.of("$"))));
				i = end;
			}
			else {
				text.append(c);
				i++;
			}
		}
		return text.toString();
	}

	private String choice(List<String> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	private static List<String> choices(String text) {
		return List.of(text.split("\\|", -1));
	}

}
