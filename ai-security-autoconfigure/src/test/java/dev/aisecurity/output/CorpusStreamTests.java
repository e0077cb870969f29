package dev.aisecurity.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.aisecurity.autoconfigure.AiSecurityAutoConfiguration;
import dev.aisecurity.detect.Detections;
import dev.aisecurity.detect.leakage.SystemPrompts;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With all detectors, what becomes of an answer does not depend on where it was cut, and
 * it is what becomes of it if it is inspected as a whole: for every text that the
 * detectors are tested with, and for texts made of them.
 */
class CorpusStreamTests {

	private static final String REFUSED = "refused";

	private static final List<String> SEPARATORS = List.of(" ", "\n", ", ", ". ", "\n\n", "|", ": ", "\"", "(", ")",
			"-", "/", "=", "\t", "\ud83d\ude00", "\u3042", "\u200b", "\ud83d");

	private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

	private static final Map<String, List<String>> CORPORA = corpora();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AiSecurityAutoConfiguration.class))
		.withPropertyValues("ai.security.default-policy.output.personal-data=redact",
				"ai.security.default-policy.sure-at=0.1", "ai.security.inspection.level=4",
				"ai.security.inspection.enforcement-level=4", "ai.security.inspection.deadline=1m",
				"ai.security.output.urls.links=https://docs.allowed.example/guide/",
				"ai.security.output.urls.images=https://img.allowed.example/pics/",
				"ai.security.output.urls.origins=https://app.allowed.example/");

	private static Map<String, List<String>> corpora() {
		Map<String, List<String>> corpora = new TreeMap<>();
		for (String file : List.of("disclosure/secrets.tsv", "disclosure/personal-data.tsv", "egress/benign.jsonl",
				"egress/hostile.jsonl", "injection/attacks.txt", "injection/benign.txt", "leakage/benign.txt",
				"leakage/leaks.txt", "leakage/missed.txt", "obfuscation/attacks.txt", "obfuscation/ordinary.txt")) {
			corpora.put(file,
					read(file).lines()
						.filter((line) -> !line.isBlank() && !line.startsWith("#"))
						.map((line) -> text(file, line))
						.toList());
		}
		corpora.put("prose", Prose.TEXTS);
		return corpora;
	}

	private static String read(String file) {
		try (InputStream in = Detections.class.getResourceAsStream(file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(String file, String line) {
		if (file.endsWith(".jsonl")) {
			return new JsonMapper().readTree(line).get("text").stringValue();
		}
		boolean labelled = file.endsWith(".tsv") || file.startsWith("leakage")
				|| file.equals("obfuscation/attacks.txt");
		String text = labelled ? line.substring(line.indexOf(file.endsWith(".tsv") ? '\t' : '|') + 1) : line;
		return ESCAPE
			.matcher(text.replace("\u27e6", "").replace("\u27e7", "").replace("\\n", "\n").replace("\\t", "\t"))
			.replaceAll((escape) -> Matcher.quoteReplacement(unescape(escape)));
	}

	private static String unescape(MatchResult escape) {
		return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
	}

	private void with(Consumer<Guarded> test) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			SystemPrompts prompts = context.getBean(SystemPrompts.class);
			List.of("ferry", "bank").forEach((name) -> prompts.register(name, read("leakage/prompt-" + name + ".txt")));
			test.accept(Guarded.of(context.getBean(InteractionGuard.class)));
		});
	}

	private static String outcome(Supplier<String> way) {
		try {
			return way.get();
		}
		catch (InteractionBlockedException ex) {
			return REFUSED;
		}
	}

	// Returns what becomes of the whole text.
	private static String compare(Guarded guarded, String text, Random random, List<String> failures) {
		String visible = Guarded.withDetectors(List.of()).atOnce(text);
		String whole = outcome(() -> guarded.whole(visible));
		Map<String, String> outcomes = new TreeMap<>();
		outcomes.put("at once", outcome(() -> guarded.atOnce(text)));
		outcomes.put("by character", outcome(() -> guarded.byCharacter(text)));
		outcomes.put("at random", outcome(() -> guarded.atRandom(text, random, 1 + random.nextInt(40))));
		outcomes.forEach((way, outcome) -> {
			if (!outcome.equals(whole)) {
				failures.add(text + "\n  whole " + whole + "\n  " + way + " " + outcome);
			}
		});
		return whole;
	}

	@Test
	void whenTextStreamsThenTheOutcomeIsThatOfTheWhole() {
		Random random = new Random(7);
		with((guarded) -> {
			List<String> failures = new ArrayList<>();
			List<String> refused = new ArrayList<>();
			List<String> changed = new ArrayList<>();
			List<String> same = new ArrayList<>();
			CORPORA.values().forEach((texts) -> texts.forEach((text) -> {
				String outcome = compare(guarded, text, random, failures);
				(outcome.equals(REFUSED) ? refused : outcome.equals(text) ? same : changed).add(text);
			}));
			assertThat(failures).isEmpty();
			assertThat(refused).hasSizeBetween(20, 200);
			assertThat(changed).hasSizeGreaterThan(600);
			assertThat(same).hasSizeGreaterThan(600);
		});
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void whenTextsAreMixedThenTheOutcomeIsThatOfTheWhole(long seed) {
		Random random = new Random(seed);
		List<String> names = List.copyOf(CORPORA.keySet());
		with((guarded) -> {
			List<String> failures = new ArrayList<>();
			for (int i = 0; i < 800; i++) {
				StringBuilder text = new StringBuilder();
				for (int texts = 2 + random.nextInt(3); texts > 0; texts--) {
					text.append(pick(CORPORA.get(pick(names, random)), random));
					for (int separators = random.nextInt(4); separators > 0; separators--) {
						text.append(pick(SEPARATORS, random));
					}
				}
				compare(guarded, text.toString(), random, failures);
			}
			assertThat(failures).isEmpty();
		});
	}

	private static String pick(List<String> texts, Random random) {
		return texts.get(random.nextInt(texts.size()));
	}

}
