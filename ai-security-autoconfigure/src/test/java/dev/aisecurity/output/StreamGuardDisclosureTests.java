package dev.aisecurity.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import dev.aisecurity.detect.Detections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text that streams loses what the detectors find in the whole text, and nothing else.
 */
class StreamGuardDisclosureTests {

	private static final Pattern VALUE = Pattern.compile("\u27e6(.*?)\u27e7");

	private static final List<String> ROWS = new ArrayList<>();

	/** What is to be found in the rows, by itself. */
	private static final List<String> VALUES = new ArrayList<>();

	private static final List<String> SEPARATORS = List.of(" ", "  ", ",", ", ", "\n", "; ", "-", ":", "/", ".", "=",
			" = ", "\"", "'", "\", \"", "|", "@", "+", "_", "(", ") ", " is ", "born ", "card ", "password=", "token: ",
			"\t", "tel. ", "http://", "//");

	static {
		for (String file : List.of("disclosure/secrets.tsv", "disclosure/personal-data.tsv")) {
			try (InputStream in = Detections.class.getResourceAsStream(file)) {
				for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
					if (!line.startsWith("#")) {
						String text = line.substring(line.indexOf('\t') + 1);
						ROWS.add(text.replace("\u27e6", "").replace("\u27e7", "").replace("\\n", "\n"));
						VALUE.matcher(text)
							.results()
							.forEach((value) -> VALUES.add(value.group(1).replace("\\n", "\n")));
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void whenTextStreamsThenItLosesWhatTheWholeTextWouldLose(int level) {
		Guarded guarded = Guarded.withDisclosures(level);
		List<String> failures = new ArrayList<>();
		for (String row : ROWS) {
			compare(guarded, row, failures);
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
			compare(guarded, text.toString(), failures);
		}
		assertThat(failures).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4 })
	void whenValuesTouchOneAnotherThenStreamingMakesNoDifference(int level) {
		Guarded guarded = Guarded.withDisclosures(level);
		Random random = new Random(level);
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			StringBuilder text = new StringBuilder();
			for (int values = 2 + random.nextInt(3); values > 0; values--) {
				text.append(pick(VALUES, random));
				for (int separators = random.nextInt(4); separators > 0; separators--) {
					text.append(pick(SEPARATORS, random));
				}
			}
			compare(guarded, text.toString(), failures);
		}
		assertThat(failures).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", ", ", "\n", ";", "\t", " / ", "\",\"" })
	void whenListIsLongThenStreamingMakesNoDifference(String separator) {
		Guarded guarded = Guarded.withDisclosures(4);
		Random random = new Random(separator.hashCode());
		List<String> failures = new ArrayList<>();
		for (int i = 0; i < VALUES.size(); i += 4) {
			String text = (VALUES.get(i) + separator).repeat(60);
			compare(guarded, "List: " + text, failures);
			StringBuilder mixed = new StringBuilder();
			for (int j = 0; j < 60; j++) {
				mixed.append(pick(VALUES, random)).append(separator);
			}
			compare(guarded, mixed.toString(), failures);
		}
		assertThat(failures).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ", ", "\n" })
	void whenAccountFollowsDateOfBirthThenBothAreLost(String separator) {
		String text = "She was born 12 March 1990" + separator + "DE89 3704 0044 0532 0130 00, that is all.";
		Guarded guarded = Guarded.withDisclosures(1);
		String expected = "She was born [DATE_OF_BIRTH]" + separator + "[IBAN], that is all.";
		assertThat(guarded.whole(text)).isEqualTo(expected);
		assertThat(guarded.byCharacter(text)).isEqualTo(expected);
	}

	private static String pick(List<String> texts, Random random) {
		return texts.get(random.nextInt(texts.size()));
	}

	private static void compare(Guarded guarded, String text, List<String> failures) {
		String whole = guarded.whole(text);
		String streamed = guarded.atOnce(text);
		if (!whole.equals(streamed)) {
			failures.add(text + "\n  whole    " + whole + "\n  streamed " + streamed);
		}
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
