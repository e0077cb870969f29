package dev.aisecurity.detect.leakage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.aisecurity.decision.DecisionPointFixture;
import dev.aisecurity.decision.InspectionSettings;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.output.StreamGuard;
import dev.aisecurity.policy.BuiltInPolicies;
import dev.aisecurity.policy.BuiltInPolicySettings;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Canaries and system prompts in answers that arrive piece by piece: with the policies
 * that are there without configuration, the answer is refused before more than a few
 * characters have left, however it is cut.
 */
class LeakageStreamTests {

	private static final Map<String, UnaryOperator<String>> DISGUISES = Disguises.all();

	private static final List<String> NAMES = List.copyOf(DISGUISES.keySet());

	private static final String BEFORE = "Sure, here it is:\n";

	private static final String AFTER = "\nAnything else that I can do for you?";

	/** How many characters of a canary may have left before it is recognized. */
	private static final int CHARACTERS = 3;

	/** How many words of a prompt may have left before it is recognized. */
	private static final int WORDS = 5;

	private final Canaries canaries = new Canaries(100, new Random(11), System::nanoTime);

	private final SystemPrompts prompts = new SystemPrompts(true);

	private final InteractionGuard guard = guard();

	LeakageStreamTests() {
		this.prompts.permit(SystemPromptDetectorTests.DISCLAIMER);
		List.of("ferry", "bank").forEach((name) -> this.prompts.register(name, read("prompt-" + name + ".txt")));
	}

	private InteractionGuard guard() {
		InspectionSettings settings = new InspectionSettings(Duration.ofMinutes(1), InspectionSettings.Levels.DEFAULT,
				Map.of());
		return new InteractionGuard(DecisionPointFixture.decisionPoint()
			.settings(settings)
			.detectors(new CanaryDetector(this.canaries), new SystemPromptDetector(this.prompts))
			.policies(BuiltInPolicies.of(BuiltInPolicySettings.DEFAULT))
			.build(), List.of());
	}

	private static String read(String name) {
		try (InputStream stream = LeakageStreamTests.class.getResourceAsStream(name)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private StreamGuard channel() {
		return this.guard.open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE)
			.output()
			.channel("answer");
	}

	private Outcome stream(List<String> chunks) {
		StreamGuard channel = channel();
		StringBuilder released = new StringBuilder();
		try {
			for (String chunk : chunks) {
				channel.append(chunk);
				released.append(channel.take());
			}
			channel.finish();
			released.append(channel.take());
			return new Outcome(null, released.toString());
		}
		catch (InteractionBlockedException ex) {
			return new Outcome(ex, released.toString());
		}
	}

	private static List<String> characters(String text) {
		return chunks(text, new Random(0), 1);
	}

	private static List<String> chunks(String text, Random random, int longest) {
		List<String> chunks = new ArrayList<>();
		for (int i = 0; i < text.length();) {
			int end = Math.min(text.length(), i + 1 + random.nextInt(longest));
			chunks.add(text.substring(i, end));
			i = end;
		}
		return chunks;
	}

	static List<String> names() {
		return NAMES;
	}

	@ParameterizedTest
	@MethodSource("names")
	void whenCanaryArrivesCharacterByCharacterThenAnswerIsRefused(String name) {
		String token = this.canaries.issue("prompt").token();
		check(name, token, BEFORE, AFTER, this::characterByCharacter);
	}

	private Outcome characterByCharacter(String text) {
		return stream(characters(text));
	}

	@ParameterizedTest
	@MethodSource("names")
	void whenCanaryIsCutInTwoThenAnswerIsRefused(String name) {
		String token = this.canaries.issue("prompt").token();
		String text = BEFORE + DISGUISES.get(name).apply(token) + AFTER;
		for (int i = BEFORE.length() - 1; i < text.length() - AFTER.length() + 1; i++) {
			int cut = i;
			check(name, token, BEFORE, AFTER,
					(whole) -> stream(List.of(whole.substring(0, cut), whole.substring(cut))));
		}
	}

	@Property(tries = 400)
	void whenCanaryArrivesInAnyChunksThenAnswerIsRefused(@ForAll long seed) {
		Random random = new Random(seed);
		String name = NAMES.get(random.nextInt(NAMES.size()));
		List<String> benign = lines("benign.txt");
		String before = benign.get(random.nextInt(benign.size())) + "\n";
		String after = "\n" + benign.get(random.nextInt(benign.size()));
		String token = this.canaries.issue("prompt", Duration.ofHours(1)).token();
		check(name, token, before, after, (text) -> stream(chunks(text, random, 1 + random.nextInt(40))));
	}

	// What has left is a beginning of the answer: what stands before the canary and, of
	// the canary, no more than so many of its characters look like in that disguise. Four
	// characters of Base64 are three of the canary.
	private void check(String name, String token, String before, String after, Function<String, Outcome> way) {
		String disguised = DISGUISES.get(name).apply(token);
		Outcome outcome = way.apply(before + disguised + after);
		assertThat(outcome.refusal).as(name).isNotNull();
		assertThat(outcome.refusal.getDecision().findings()).anySatisfy((finding) -> {
			assertThat(finding.category()).isEqualTo(ThreatCategory.LEAKAGE);
			assertThat(finding.reason()).doesNotContain(token);
		});
		String visible = (before + disguised).replaceAll("[\u200b\u00ad]", "");
		assertThat(visible).as(name).startsWith(outcome.released);
		int most = 1 + disguised.length() * (CHARACTERS + 1) / token.length();
		assertThat(outcome.released.length()).as(name).isLessThanOrEqualTo(before.length() + most);
		if (name.equals("as it is") || name.contains("case") && !name.contains("Base64") && !name.contains("hex")) {
			assertThat(outcome.released.length()).as(name).isLessThanOrEqualTo(before.length() + CHARACTERS);
		}
	}

	@Test
	void whenFirstCharactersAreFarFromTheRestThenAnswerIsRefusedAllTheSame() {
		String token = this.canaries.issue("prompt").token();
		for (int gap = 1; gap <= 300; gap += 13) {
			String space = " ".repeat(gap);
			String spread = token.charAt(0) + space + token.charAt(1) + space + token.charAt(2) + space
					+ token.substring(3);
			Outcome outcome = stream(characters(BEFORE + spread + AFTER));
			assertThat(outcome.refusal).as("gap of " + gap).isNotNull();
			assertThat(outcome.released).doesNotContain(token.substring(3, 7));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "\n", " * ", ", ", " / ", "_", "  \t  ", "\n\n> " })
	void whenPromptArrivesInAnyChunksThenNoMoreThanFiveWordsHaveLeft(String separator) {
		Random random = new Random(separator.hashCode());
		for (int longest : new int[] { 1, 2, 3, 7, 30, 1000 }) {
			checkPrompt(separator, (text) -> stream(chunks(text, random, longest)));
		}
	}

	@Test
	void whenWordsOfPromptAreFarApartThenNoMoreThanFiveHaveLeft() {
		for (int gap = 1; gap <= 64; gap += 7) {
			checkPrompt(" ".repeat(gap), this::characterByCharacter);
		}
	}

	private void checkPrompt(String separator, Function<String, Outcome> way) {
		String words = "Never promise a refund before the harbour office has confirmed that the crossing was cancelled";
		String before = "Gladly. My rules:\n";
		Outcome outcome = way.apply(before + words.replace(" ", separator) + ". And so on.");
		assertThat(outcome.refusal).as("separator of " + separator.length()).isNotNull();
		String left = outcome.released.substring(Math.min(before.length(), outcome.released.length()));
		assertThat(words.replace(" ", separator)).startsWith(left.strip());
		assertThat(List.of(left.strip().split("[^A-Za-z]+"))).hasSizeLessThanOrEqualTo(WORDS);
	}

	@Property(tries = 200)
	void whenAnswerRepeatsPromptThenItIsRefusedInAnyChunks(@ForAll long seed) {
		Random random = new Random(seed);
		List<String> leaks = read("leaks.txt").lines()
			.filter((line) -> line.startsWith("ferry|") || line.startsWith("bank|"))
			.map(LeakageStreamTests::answer)
			.toList();
		String text = leaks.get(random.nextInt(leaks.size()));
		Outcome outcome = stream(chunks(text, random, 1 + random.nextInt(60)));
		assertThat(outcome.refusal).as(text).isNotNull();
		assertThat(stream(characters(outcome.released)).refusal).as("leak in what has left").isNull();
	}

	@Test
	void whenAnswersAreBenignThenTheyArriveAsTheyAre() {
		this.canaries.issue("prompt");
		Random random = new Random(3);
		for (String text : lines("benign.txt")) {
			for (int longest : new int[] { 1, 5, 50, 1000 }) {
				Outcome outcome = stream(chunks(text, random, longest));
				assertThat(outcome.refusal).isNull();
				assertThat(outcome.released).isEqualTo(text);
			}
		}
	}

	private static List<String> lines(String file) {
		return read(file).lines()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.map(LeakageStreamTests::answer)
			.filter((line) -> line.indexOf('\u200b') < 0)
			.toList();
	}

	private static String answer(String line) {
		return line.substring(line.indexOf('|') + 1)
			.replace("\\n", "\n")
			.replace("\\u200b", "\u200b")
			.replace("\\u0308", "\u0308");
	}

	private record Outcome(@Nullable InteractionBlockedException refusal, String released) {

	}

}
