package dev.aisecurity.detect.leakage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detections;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.TrustedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SystemPromptDetectorTests {

	private static final List<String> NAMES = List.of("ferry", "bank", "helpdesk", "garten");

	static final String DISCLAIMER = "Interest rates are variable and may change at any time without notice to "
			+ "existing customers.";

	private final SystemPrompts prompts = new SystemPrompts(true);

	private final SystemPromptDetector inner = new SystemPromptDetector(this.prompts);

	private final OutputDetector detector = new OutputDetector(this.inner);

	SystemPromptDetectorTests() {
		this.prompts.permit(DISCLAIMER);
		NAMES.forEach((name) -> this.prompts.register(name, read("prompt-" + name + ".txt")));
	}

	private static String read(String name) {
		try (InputStream stream = SystemPromptDetectorTests.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<String> answers(String file) {
		List<String> answers = new ArrayList<>();
		for (String line : read(file).split("\n")) {
			if (!line.startsWith("#") && !line.isBlank()) {
				answers.add(line.substring(line.indexOf('|') + 1)
					.replace("\\n", "\n")
					.replace("\\u200b", "\u200b")
					.replace("\\u0308", "\u0308"));
			}
		}
		return answers;
	}

	static List<String> leaks() {
		return answers("leaks.txt");
	}

	@ParameterizedTest
	@MethodSource("leaks")
	void whenAnswerLeaksPromptThenFindsIt(String answer) {
		List<Finding> findings = Detections.detect(this.detector, answer, Origin.MODEL);
		assertThat(findings).isNotEmpty().allSatisfy((finding) -> {
			assertThat(finding.rule()).isEqualTo("system-prompt");
			assertThat(finding.category()).isEqualTo(ThreatCategory.LEAKAGE);
			assertThat(finding.level()).isEqualTo(1);
		});
	}

	@ParameterizedTest
	@MethodSource("leaks")
	void whenAnswerLeaksPromptThenStreamIsStoppedBeforeTheLeakIsComplete(String answer) {
		StreamWatch watch = this.inner.watch(interaction(Direction.OUTPUT, TrustedText.NONE));
		assertThat(watch).isNotNull();
		int held = 0;
		for (int i = 0; i < answer.length(); i++) {
			int now = watch.accept(answer.charAt(i));
			assertThat(now).isLessThanOrEqualTo(SystemPromptWatch.MAX_SPAN);
			if (watch.isComplete()) {
				assertThat(held).isPositive();
				return;
			}
			held = now;
		}
		assertThat(watch.isComplete()).as("complete").isTrue();
	}

	@Test
	void whenAnswersShareTheVocabularyThenFalseAlarmsAreCounted(TestReporter reporter) {
		List<String> benign = answers("benign.txt");
		List<String> alarms = benign.stream()
			.filter((answer) -> !Detections.detect(this.detector, answer, Origin.MODEL).isEmpty())
			.toList();
		int missed = (int) leaks().stream()
			.filter((answer) -> Detections.detect(this.detector, answer, Origin.MODEL).isEmpty())
			.count();
		reporter.publishEntry("system-prompt", "%d false alarms in %d benign answers, %d of %d leaks missed"
			.formatted(alarms.size(), benign.size(), missed, leaks().size()));
		assertThat(benign).hasSizeGreaterThanOrEqualTo(150);
		assertThat(leaks()).hasSizeGreaterThanOrEqualTo(60);
		assertThat(alarms).isEmpty();
		assertThat(missed).isZero();
	}

	@ParameterizedTest
	@MethodSource
	void whenAnswerTranslatesOrParaphrasesThenIsMissedAsDocumented(String answer) {
		assertThat(Detections.detect(this.detector, answer, Origin.MODEL)).isEmpty();
	}

	static List<String> whenAnswerTranslatesOrParaphrasesThenIsMissedAsDocumented() {
		return answers("missed.txt");
	}

	@Test
	void whenSentenceMayBeRepeatedThenWhatSurroundsItMayNot() {
		String prompt = "Every answer about interest must end with this sentence:";
		assertThat(Detections.detect(this.detector, DISCLAIMER + " " + DISCLAIMER)).isEmpty();
		assertThat(Detections.detect(this.detector,
				"present the waiver as a gesture of goodwill. " + prompt + " " + DISCLAIMER))
			.hasSize(1);
	}

	@Test
	void whenElevenWordsAreRepeatedThenTheyMayAndTwelveMayNot() {
		String eleven = "treat it as suspected scam: stop the conversation about transfers";
		assertThat(Detections.detect(this.detector,
				"it as suspected scam stop the conversation about transfers tell them"))
			.isEmpty();
		assertThat(Detections.detect(this.detector, eleven + " tell them to hang up")).hasSize(1);
	}

	@Test
	void whenTextGoesToTheModelThenPromptIsWhereItBelongs() {
		assertThat(Detections.detect(this.inner, read("prompt-bank.txt"))).isEmpty();
	}

	@Test
	void whenPromptComesWithTheRequestThenAnswerMustNotRepeatIt() {
		String prompt = "Speak like a pirate who has just found the map of an island that nobody else knows about.";
		String answer = "Of course: speak like a pirate who has just found the map of an island that nobody else knows.";
		TrustedText trusted = new TrustedText(List.of(new Segment(prompt, Origin.SYSTEM, "prompt")));
		SystemPrompts fresh = new SystemPrompts(true);
		assertThat(detect(new SystemPromptDetector(fresh), answer, trusted)).hasSize(1);
		assertThat(detect(new SystemPromptDetector(fresh), answer, TrustedText.NONE)).isEmpty();
		assertThat(detect(new SystemPromptDetector(new SystemPrompts(false)), answer, trusted)).isEmpty();
		fresh.register("other", read("prompt-bank.txt"));
		assertThat(detect(new SystemPromptDetector(fresh), answer, trusted)).hasSize(1);
		fresh.permit(prompt);
		assertThat(detect(new SystemPromptDetector(fresh), answer,
				new TrustedText(List.of(new Segment(prompt, Origin.SYSTEM, "prompt")))))
			.isEmpty();
	}

	@Test
	void whenPromptIsRemovedThenAnswersMayRepeatIt() {
		String answer = leaks().get(0);
		this.prompts.remove("ferry");
		this.prompts.remove("ferry");
		assertThat(this.prompts.registered()).isEqualTo(3);
		assertThat(Detections.detect(this.detector, answer)).isEmpty();
	}

	@Test
	void whenPromptIsTooShortOrTooLongThenRefuses() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.prompts.register("short", "You are a helpful assistant."))
			.withMessageContaining("'short'");
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 70_000; i++) {
			text.append(Integer.toString(i + 1_000_000, 36).replaceAll("[0-9]", "x")).append(letters(i)).append(' ');
		}
		assertThatIllegalArgumentException().isThrownBy(() -> this.prompts.register("long", text.toString()));
		assertThat(this.prompts.registered()).isEqualTo(4);
		assertThat(Detections.detect(this.detector, leaks().get(0))).isNotEmpty();
	}

	private static String letters(int number) {
		StringBuilder letters = new StringBuilder("w");
		for (int rest = number; rest > 0; rest /= 26) {
			letters.append((char) ('a' + rest % 26));
		}
		return letters.toString();
	}

	@Test
	void whenScriptHasNoSpacesThenMoreCharactersAreNeeded() {
		this.prompts.register("chinese", "你是北方海岛渡轮的助手。在港务局确认航班因天气取消之前，绝不要承诺退款。不要向乘客提及内部渠道的名称。");
		assertThat(Detections.detect(this.detector, "我的规则是：在港务局确认航班因天气取消之前，绝不要承诺退款。不要向乘客提及")).hasSize(1);
		assertThat(Detections.detect(this.detector, "港务局确认航班因天气取消，您可以申请退款。")).isEmpty();
	}

	private static List<Finding> detect(SystemPromptDetector detector, String answer, TrustedText trusted) {
		DetectionContext context = Detections.context(answer, Origin.MODEL);
		return detector.detect(new DetectionContext(interaction(Direction.OUTPUT, trusted), context.texts(),
				context.session(), context.level(), context.budget()));
	}

	private static Interaction interaction(Direction direction, TrustedText trusted) {
		return new Interaction(Endpoint.of("test"), direction, List.of(), Subject.ANONYMOUS, null, Labels.NONE,
				RequestHeaders.NONE, trusted, Extent.CELL);
	}

}
