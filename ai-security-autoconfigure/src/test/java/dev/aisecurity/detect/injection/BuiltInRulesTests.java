package dev.aisecurity.detect.injection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.aisecurity.detect.Detections;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.risk.RiskBand;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the rules that come with the library: their own examples, and texts that they
 * have not seen.
 */
class BuiltInRulesTests {

	private static final RulePack PACK = RulePack.builtIn();

	private static final RuleDetector DETECTOR = new RuleDetector(PACK, Set.of());

	static Stream<Named<Rule>> rules() {
		return PACK.rules().stream().map((rule) -> Named.of(rule.id(), rule));
	}

	@ParameterizedTest
	@MethodSource("rules")
	void whenExampleIsPositiveThenRuleMatches(Rule rule) {
		for (String example : rule.examples().positive()) {
			assertThat(matches(rule, example)).as(example).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("rules")
	void whenExampleIsNegativeThenRuleDoesNotMatch(Rule rule) {
		for (String example : rule.examples().negative()) {
			assertThat(matches(rule, example)).as(example).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("rules")
	void whenExampleIsSpreadOverLinesThenRuleMatches(Rule rule) {
		if (rule.signs().stream().allMatch((sign) -> sign instanceof Phrase)) {
			for (String example : rule.examples().positive()) {
				assertThat(matches(rule, example.replace(" ", " \n "))).as(example).isTrue();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("rules")
	void whenExampleIsInsideLongTextThenRuleMatches(Rule rule) {
		String filler = "The quick brown fox jumps over the lazy dog. ".repeat(200);
		for (String example : rule.examples().positive()) {
			assertThat(matches(rule, filler + "\n" + example + "\n" + filler)).as(example).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource("rules")
	void whenRuleIsOfLevelOneThenItBlocksByItself(Rule rule) {
		assertThat(rule.score().band() == RiskBand.HIGH).isEqualTo(rule.level() == 1);
	}

	@ParameterizedTest
	@MethodSource("rules")
	void whenRuleIsReportedThenTagsAndWordsSayWhatItIs(Rule rule) {
		assertThat(rule.tags()).anyMatch((tag) -> tag.startsWith("atlas:aml.t"))
			.contains("owasp:" + rule.category().owasp().toLowerCase(Locale.ROOT))
			.allMatch((tag) -> tag.matches("(owasp:llm\\d\\d|atlas:aml\\.t\\d{4}(\\.\\d{3})?)"));
		assertThat(rule.description()).matches("[A-Z\"].{10,100}[^.]");
	}

	@ParameterizedTest
	@MethodSource("attacks")
	void whenTextIsAttackThenItWouldBeRefused(Sample sample) {
		assertThat(risk(sample)).isGreaterThanOrEqualTo(RiskBand.HIGH.floor().value());
	}

	@ParameterizedTest
	@MethodSource("benign")
	void whenTextIsBenignThenItWouldNotBeRefused(Sample sample) {
		assertThat(Detections.detect(DETECTOR, sample.text(), sample.origin(), 1)).extracting(Finding::rule).isEmpty();
	}

	static Stream<Sample> attacks() throws IOException {
		return samples("attacks.txt");
	}

	static Stream<Sample> benign() throws IOException {
		return samples("benign.txt");
	}

	private static Stream<Sample> samples(String name) throws IOException {
		try (InputStream stream = BuiltInRulesTests.class.getResourceAsStream(name)) {
			List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			return lines.stream().filter((line) -> !line.isBlank() && !line.startsWith("# ")).map(Sample::of);
		}
	}

	private static boolean matches(Rule rule, String text) {
		Origin origin = rule.origins().stream().sorted().findFirst().orElse(Origin.USER);
		return Detections.detect(DETECTOR, text, origin)
			.stream()
			.anyMatch((finding) -> finding.rule().equals(rule.id()));
	}

	private static double risk(Sample sample) {
		return Detections.detect(DETECTOR, sample.text(), sample.origin(), 1)
			.stream()
			.mapToDouble((finding) -> finding.score().value())
			.max()
			.orElse(0);
	}

	/**
	 * A line of a sample file: a text, with {@code @} before it if a third party wrote
	 * it.
	 */
	record Sample(String text, Origin origin) {

		static Sample of(String line) {
			Origin origin = line.startsWith("@") ? Origin.RETRIEVED : Origin.USER;
			return new Sample(line.substring((origin == Origin.USER) ? 0 : 1).replace("\\n", "\n"), origin);
		}

		@Override
		public String toString() {
			return this.origin + ": " + this.text;
		}

	}

}
