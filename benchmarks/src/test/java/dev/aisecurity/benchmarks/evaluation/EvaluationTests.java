package dev.aisecurity.benchmarks.evaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.aisecurity.benchmarks.command.UsageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Evaluation}.
 */
class EvaluationTests {

	@TempDir
	Path folder;

	private Path rows = Path.of("");

	@BeforeEach
	void copyRows() throws IOException {
		this.rows = this.folder.resolve("rows.jsonl");
		try (InputStream in = EvaluationTests.class.getResourceAsStream("rows.jsonl")) {
			Files.copy(Objects.requireNonNull(in), this.rows);
		}
	}

	@Test
	void whenRowsAreEvaluatedThenAttacksAreBlockedAndOthersAreNot() throws Exception {
		String table = run("--sweep", "--threads", "2");
		Map<String, JsonNode> scores = scores();
		assertThat(scores).containsOnlyKeys("a-1", "a-2", "b-1", "b-2", "c-1", "p-1", "h-1");
		assertThat(verdict(scores, "a-1")).isEqualTo("block");
		assertThat(verdict(scores, "a-2")).isEqualTo("block");
		assertThat(verdict(scores, "b-1")).isEqualTo("allow");
		assertThat(verdict(scores, "c-1")).isEqualTo("allow");
		assertThat(table).contains("detectors: ")
			.containsPattern("\\| attacks \\| injection \\| 2 \\| 100\\.0 \\| 100\\.0 \\| 1\\.000 \\|")
			.containsPattern("\\| shop \\| benign \\| 2 \\| 0\\.0 \\|")
			.containsPattern("\\| attacks \\| harmful \\| 1 \\|")
			.contains("7 rows, 0 of them not inspected to the end")
			.containsPattern("\\| attacks \\| injection \\| 100\\.0 \\| 100\\.0 \\| 100\\.0 \\| 100\\.0 \\|")
			.containsPattern("\\| email \\| 1 \\| 1 \\| 1\\.000 \\| 1\\.000 \\| 1\\.000 \\| 1 \\|");
	}

	@Test
	void whenRowIsWrittenThenAllFieldsAreThereAndTheTextIsNot() throws Exception {
		run();
		JsonNode score = scores().get("a-1");
		assertThat(score.propertyNames()).containsExactly("id", "source", "label", "score", "verdict", "category",
				"findings", "micros");
		assertThat(score.path("source").stringValue()).isEqualTo("attacks");
		assertThat(score.path("label").stringValue()).isEqualTo("injection");
		assertThat(score.path("score").doubleValue()).isBetween(0.7, 1.0);
		assertThat(score.path("findings").size()).isPositive();
		assertThat(score.path("micros").doubleValue()).isPositive();
		assertThat(Files.readString(this.folder.resolve("scores.jsonl"))).doesNotContain("previous");
	}

	@Test
	void whenSplitIsGivenThenOthersAreLeftOut() throws Exception {
		run("--split", "dev");
		assertThat(scores()).containsOnlyKeys("a-1", "b-1");
	}

	@Test
	void whenPropertyIsGivenThenItHolds() throws Exception {
		run("--property", "ai.security.mode=off");
		assertThat(verdict(scores(), "a-1")).isEqualTo("allow");
	}

	@Test
	void whenTierIsChosenThenOthersAreOff() throws Exception {
		String table = run("--tiers", "obfuscation", "--by", "family", "--level", "2");
		assertThat(table).containsPattern("detectors: .*obfuscation").doesNotContainPattern("detectors: .*injection");
		assertThat(table).contains("| attacks/override | injection |");
	}

	@Test
	void whenOriginIsGivenThenItHoldsForAllRows() throws Exception {
		Files.writeString(this.rows, "{\"id\":\"d\",\"text\":\"A quiet day.\",\"label\":\"benign\"}");
		run("--origin", "retrieved", "--by", "lang");
		assertThat(scores()).containsOnlyKeys("d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--origin everywhere", "--by colour", "--tiers magic", "--property server.port=1",
			"--split neither", "--level 5" })
	void whenArgumentMakesNoSenseThenUserIsTold(String arguments) {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> run(arguments.split(" ")));
	}

	private String run(String... more) throws Exception {
		List<String> arguments = new ArrayList<>(
				List.of("--input", this.rows.toString(), "--output", this.folder.resolve("scores.jsonl").toString()));
		arguments.addAll(Arrays.asList(more));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Evaluation.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
		return out.toString(StandardCharsets.UTF_8);
	}

	private Map<String, JsonNode> scores() throws IOException {
		Map<String, JsonNode> scores = new HashMap<>();
		JsonMapper mapper = new JsonMapper();
		for (String line : Files.readAllLines(this.folder.resolve("scores.jsonl"))) {
			JsonNode score = mapper.readTree(line);
			scores.put(score.path("id").stringValue(), score);
		}
		return scores;
	}

	private static String verdict(Map<String, JsonNode> scores, String id) {
		return scores.get(id).path("verdict").stringValue();
	}

}
