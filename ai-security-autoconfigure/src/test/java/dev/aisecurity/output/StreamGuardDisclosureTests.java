package dev.aisecurity.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.aisecurity.detect.Detections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text that streams loses what the detectors find in the whole text, and nothing else.
 */
class StreamGuardDisclosureTests {

	private static final List<String> ROWS = rows();

	private static List<String> rows() {
		List<String> rows = new ArrayList<>();
		for (String file : List.of("disclosure/secrets.tsv", "disclosure/personal-data.tsv")) {
			try (InputStream in = Detections.class.getResourceAsStream(file)) {
				for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
					if (!line.startsWith("#")) {
						String text = line.substring(line.indexOf('\t') + 1);
						rows.add(text.replace("\u27e6", "").replace("\u27e7", "").replace("\\n", "\n"));
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return rows;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void whenTextStreamsThenItLosesWhatTheWholeTextWouldLose(int level) {
		Guarded guarded = Guarded.withDisclosures(level);
		List<String> failures = new ArrayList<>();
		for (String row : ROWS) {
			String whole = guarded.whole(row);
			String streamed = guarded.atOnce(row);
			if (!whole.equals(streamed)) {
				failures.add(row + "\n  whole    " + whole + "\n  streamed " + streamed);
			}
		}
		assertThat(failures).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4 })
	void whenTextsFollowOneAnotherThenStreamingMakesNoDifference(int level) {
		Guarded guarded = Guarded.withDisclosures(level);
		Random random = new Random(level);
		String[] separators = { "\n", " ", ". ", ", ", "\n\n", " and ", "; ", "|", "\",\"", "" };
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			StringBuilder text = new StringBuilder();
			for (int j = 0; j < 4; j++) {
				text.append(ROWS.get(random.nextInt(ROWS.size())))
					.append(separators[random.nextInt(separators.length)]);
			}
			String whole = guarded.whole(text.toString());
			String streamed = guarded.atOnce(text.toString());
			if (!whole.equals(streamed)) {
				failures.add(text + "\n  whole    " + whole + "\n  streamed " + streamed);
			}
		}
		assertThat(failures).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void whenChunksAreOtherThenTheAnswerIsTheSame(int level) {
		Guarded guarded = Guarded.withDisclosures(level);
		Random random = new Random(level);
		for (String row : ROWS) {
			String expected = guarded.atOnce(row);
			assertThat(guarded.byCharacter(row)).isEqualTo(expected);
			assertThat(guarded.atRandom(row, random, 7)).isEqualTo(expected);
		}
	}

}
