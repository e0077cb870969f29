package dev.aisecurity.benchmarks.evaluation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * Writes scores as JSON lines. The text is not among them.
 */
final class ScoreWriter {

	private ScoreWriter() {
	}

	static void write(Path file, List<Score> scores) throws IOException {
		JsonMapper mapper = new JsonMapper();
		try (Writer writer = new BufferedWriter(Files.newBufferedWriter(file))) {
			for (Score score : scores) {
				writer.write(mapper.writeValueAsString(line(score)));
				writer.write('\n');
			}
		}
	}

	private static Map<String, Object> line(Score score) {
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("id", score.row().id());
		line.put("source", score.row().source());
		line.put("label", score.row().label());
		line.put("score", Math.round(score.score() * 1e6) / 1e6);
		line.put("verdict", score.verdict().name().toLowerCase(Locale.ROOT));
		line.put("category",
				(score.category() != null) ? score.category().name().toLowerCase(Locale.ROOT).replace('_', '-') : null);
		line.put("findings", score.findings());
		line.put("micros", Math.round(score.micros() * 10) / 10.0);
		return line;
	}

}
