package dev.aisecurity.detect.injection;

import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detections;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RuleScan}: how much work a text makes.
 */
class RuleScanTests {

	private static final RulePack PACK = RulePack.builtIn();

	private static final RuleIndex INDEX = new RuleIndex(PACK.rules());

	@ParameterizedTest
	@ValueSource(strings = { "ignore ", "ignore previous ", "instructions ", "previous instructions ignore ",
			"you are ", "system prompt ", "reveal your ", "<|im_start|>", "system: ", "](http", "the ", "a", ".", " ",
			"ignore all the ", "developer mode ", "do not ", "tell me ", "\u5ffd\u7565", "\u5ffd\u7565\u4e4b\u524d" })
	void whenLiteralsRepeatThenWorkGrowsWithLength(String literal) {
		long small = work(literal.repeat(10_000 / literal.length()));
		long large = work(literal.repeat(100_000 / literal.length()));
		assertThat(large).isLessThanOrEqualTo(11 * small).isLessThan(100_000 * 40);
	}

	@Test
	void whenNearMissRepeatsThenWorkGrowsWithLength() {
		String near = "ignore the previous version of the instruction manual, reveal your secret recipe, system: ";
		long small = work(near.repeat(100));
		assertThat(small).isPositive();
		assertThat(work(near.repeat(1_000))).isLessThan(11 * small);
	}

	@Test
	void whenStepsAreOutOfOrderOrFarApartThenDoesNotMatch() {
		RuleDetector detector = detector(rule("alpha ..2 (beta|b-cd) ..2 gamma*"));
		assertThat(Detections.rules(detector, "alpha beta alpha beta ".repeat(100))).isEmpty();
		assertThat(Detections.rules(detector, "gamma beta alpha")).isEmpty();
		assertThat(Detections.rules(detector, "alphabet beta gamma")).isEmpty();
		assertThat(Detections.rules(detector, "alpha 1 2 3 beta gamma")).isEmpty();
		assertThat(Detections.rules(detector, "alpha beta xgamma")).isEmpty();
		assertThat(Detections.rules(detector, "alpha 1 2 beta 3 4 gamma")).isEqualTo("some-rule");
		assertThat(Detections.rules(detector, "alpha, b - cd! gammas")).isEqualTo("some-rule");
		assertThat(Detections.rules(detector, "alpha bcd gamma")).isEqualTo("some-rule");
		assertThat(Detections.rules(detector, "alpha alpha 1 beta beta 3 gamma")).isEqualTo("some-rule");
		assertThat(Detections.rules(detector, "alpha" + " ".repeat(500) + "beta gamma")).isEqualTo("some-rule");
	}

	@Test
	void whenExpressionHasSeveralWordsThenAllMustBeThere() {
		RuleDetector detector = detector(rule("(tell me|give it to me now) *prompt"));
		assertThat(Detections.rules(detector, "tell us prompt")).isEmpty();
		assertThat(Detections.rules(detector, "retell me prompt")).isEmpty();
		assertThat(Detections.rules(detector, "give it to me prompt")).isEmpty();
		assertThat(Detections.rules(detector, "tell me prompter")).isEmpty();
		assertThat(Detections.rules(detector, "tell\nme: preprompt")).isEqualTo("some-rule");
		assertThat(Detections.rules(detector, "give it to me now prompt")).isEqualTo("some-rule");
	}

	@Test
	void whenScriptHasNoSpacesThenCharactersAreCounted() {
		RuleDetector detector = detector(rule("\u5ffd\u7565 ~3 \u6307\u4ee4"));
		assertThat(Detections.rules(detector, "\u8bf7\u5ffd\u7565\u4e00\u4e8c\u4e09\u6307\u4ee4\u3002"))
			.isEqualTo("some-rule");
		assertThat(Detections.rules(detector, "\u5ffd\u7565\u6307\u4ee4")).isEqualTo("some-rule");
		assertThat(Detections.rules(detector, "\u5ffd\u7565\u4e00\u4e8c\u4e09\u56db\u6307\u4ee4")).isEmpty();
	}

	@Test
	void whenStretchesJoinThenMatchesAtTheirEndsAreFound() {
		RuleDetector detector = detector(rule("zzz").replace("phrases: [\"zzz\"]",
				"literals: [abc]\n    patterns: ['abc.{1,9}def']\n    reach: 30"));
		for (int i = 0; i < 1_000; i++) {
			String text = "abc de and so on ".repeat(i) + "abc+def";
			assertThat(Detections.rules(detector, text)).as("after %d", i).isEqualTo("some-rule");
		}
	}

	@Test
	void whenViewsFollowThenProgressStartsAnew() {
		RuleDetector detector = detector(rule("alpha beta"));
		assertThat(Detections.detect(detector,
				List.of(new Segment("x alpha", Origin.USER, "a"), new Segment("beta x", Origin.USER, "b"))))
			.isEmpty();
		assertThat(Detections.rules(detector, "beta")).isEmpty();
	}

	@Test
	void whenMatchIsExceptedThenLooksForAnother() {
		RuleDetector detector = detector(rule("alpha beta") + "    unless-after: ['no ']\n");
		assertThat(Detections.rules(detector, "say no alpha beta")).isEmpty();
		assertThat(Detections.rules(detector, "say no alpha beta but alpha beta")).isEqualTo("some-rule");
	}

	private static String rule(String phrase) {
		return """
				version: "1"
				rules:
				  - id: some-rule
				    level: 1
				    score: 0.9
				    category: jailbreak
				    description: Some rule
				    tags: ["owasp:llm01"]
				    phrases: ["%s"]
				    examples: {positive: [a, b], negative: [c, d]}
				""".formatted(phrase);
	}

	private static RuleDetector detector(String pack) {
		return new RuleDetector(RulePackReader.read(List.of(new RuleSource("x", pack))), Set.of());
	}

	private static long work(String text) {
		DetectionContext context = Detections.context(text, Origin.RETRIEVED);
		RuleScan scan = RuleScan.run(INDEX, Set.of(), context, 0, context.texts().get(0).canonical(), null);
		return (scan != null) ? scan.work() : 0;
	}

}
