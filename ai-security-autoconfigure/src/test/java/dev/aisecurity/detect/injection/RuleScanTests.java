package dev.aisecurity.detect.injection;

import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detections;
import dev.aisecurity.interaction.Origin;
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
			"you are ", "system prompt ", "reveal your ", "<|im_start|>", "system: ", "](http", "the ",
			"ignore all the ", "developer mode ", "do not ", "\u5ffd\u7565", "\u5ffd\u7565\u4e4b\u524d" })
	void whenLiteralsRepeatThenEachPatternSeesEachCharacterFewTimes(String literal) {
		String text = literal.repeat(100_000 / literal.length());
		assertThat(tried(text)).isLessThan(2L * INDEX.probes() * text.length());
	}

	@Test
	void whenNearMissRepeatsThenWorkGrowsWithLength() {
		String near = "ignore the previous version of the instruction manual, reveal your secret recipe. ";
		long small = tried(near.repeat(100));
		long large = tried(near.repeat(1_000));
		assertThat(small).isPositive();
		assertThat(large).isLessThan(12 * small);
	}

	@Test
	void whenOnlyOneStepIsThereThenTriesNoPattern() {
		RulePack pack = RulePackReader.read(List.of(new RuleSource("x", rule("alpha ..2 beta ..2 gamma"))));
		RuleIndex index = new RuleIndex(pack.rules());
		assertThat(tried(index, "alpha beta alpha beta ".repeat(100))).isZero();
		assertThat(tried(index, "gamma beta alpha ".repeat(1))).isZero();
		assertThat(tried(index, "alphabet beta gamma")).isZero();
		assertThat(tried(index, "alpha" + " ".repeat(500) + "beta gamma")).isZero();
		assertThat(tried(index, "alpha beta x gamma")).isEqualTo("alpha beta x gamma".length());
	}

	@Test
	void whenStretchesJoinThenMatchesAtTheirEndsAreFound() {
		RulePack pack = RulePackReader.read(List.of(new RuleSource("x", rule("alpha ..1 beta gamma"))));
		RuleDetector detector = new RuleDetector(pack, Set.of());
		String near = "alpha beta or gamma ";
		for (int i = 0; i < 500; i++) {
			String text = near.repeat(i) + "alpha beta gamma";
			assertThat(Detections.rules(detector, text)).as("after %d", i).isEqualTo("some-rule");
		}
	}

	@Test
	void whenMatchIsExceptedThenLooksForAnother() {
		RulePack pack = RulePackReader
			.read(List.of(new RuleSource("x", rule("alpha beta") + "    unless-after: ['no ']\n")));
		RuleDetector detector = new RuleDetector(pack, Set.of());
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

	private static long tried(String text) {
		return tried(INDEX, text);
	}

	private static long tried(RuleIndex index, String text) {
		DetectionContext context = Detections.context(text, Origin.RETRIEVED);
		RuleScan scan = RuleScan.run(index, Set.of(), context, 0, context.texts().get(0).canonical(), null);
		return (scan != null) ? scan.tried() : 0;
	}

}
