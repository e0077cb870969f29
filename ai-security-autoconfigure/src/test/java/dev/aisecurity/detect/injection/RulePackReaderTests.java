package dev.aisecurity.detect.injection;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Detections;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RulePackReader} and {@link RulePack}.
 */
class RulePackReaderTests {

	private static final String VALID = """
			version: "7"
			words:
			  fruit: [apple, Pêche, passion fruit]
			rules:
			  - id: no-fruit
			    level: 2
			    score: 0.6
			    category: tool-abuse
			    description: Asks for fruit
			    tags: ["owasp:llm06"]
			    origins: [user, tool]
			    phrases:
			      - "give me ..2 {fruit}"
			    examples:
			      positive: [Give me an apple!, give me two big peche]
			      negative: [I ate an apple, give me a grape]
			  - id: no-marker
			    level: 1
			    score: 0.9
			    category: jailbreak
			    description: Has a marker
			    tags: ["owasp:llm01"]
			    views: [raw]
			    literals: ["<A>"]
			    patterns: ['<A>.{0,5}<B>']
			    examples:
			      positive: ["<A>1<B>", "<A><B>"]
			      negative: ["<a><b>", "<B><A>"]
			""";

	@Test
	void whenPackIsValidThenReadsIt() {
		RulePack pack = read(VALID);
		assertThat(pack.version()).isEqualTo("7");
		assertThat(pack.digest()).matches("[0-9a-f]{64}");
		assertThat(pack.ids()).containsExactly("no-fruit", "no-marker");
		assertThat(pack.contains("no-fruit")).isTrue();
		assertThat(pack.contains("fruit")).isFalse();
		Rule rule = pack.rule("no-fruit");
		assertThat(rule.level()).isEqualTo(2);
		assertThat(rule.score().value()).isEqualTo(0.6);
		assertThat(rule.category()).isEqualTo(ThreatCategory.TOOL_ABUSE);
		assertThat(rule.tags()).containsExactly("owasp:llm06");
		assertThat(rule.origins()).containsExactlyInAnyOrder(Origin.USER, Origin.TOOL);
		assertThat(rule.examples().positive()).hasSize(2);
	}

	@Test
	void whenPackIsReadThenDetectorFindsWhatItSays() {
		RuleDetector detector = new RuleDetector(read(VALID), Set.of());
		assertThat(Detections.rules(detector, "GIVE me some PASSION-fruit")).isEqualTo("no-fruit");
		assertThat(Detections.rules(detector, "give me p\u00eache")).isEqualTo("no-fruit");
		assertThat(Detections.rules(detector, "see <A>xx<B>")).isEqualTo("no-marker");
		assertThat(Detections.rules(detector, "see <a>xx<b>")).isEmpty();
	}

	@Test
	void whenReadTwiceThenDigestIsTheSame() {
		assertThat(read(VALID).digest()).isEqualTo(read(VALID).digest()).isNotEqualTo(read(VALID + "\n").digest());
	}

	@Test
	void whenFileIsReadThenErrorsNameIt(@TempDir Path directory) throws IOException {
		Path file = directory.resolve("mine.yml");
		Files.writeString(file, "rules: 5");
		assertThatExceptionOfType(InvalidRulePackException.class)
			.isThrownBy(() -> RulePackReader.read(List.of(RuleSource.of(file))))
			.withMessageContaining("mine.yml");
		assertThatExceptionOfType(InvalidRulePackException.class)
			.isThrownBy(() -> RuleSource.of(directory.resolve("none.yml")))
			.withMessageContaining("none.yml");
	}

	@Test
	void whenReaderFailsThenSaysSo() {
		Reader broken = new Reader() {

			@Override
			public int read(char[] buffer, int offset, int length) throws IOException {
				throw new IOException("broken");
			}

			@Override
			public void close() {
			}

		};
		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> RuleSource.of("x", broken))
			.withMessage("Rule pack x: cannot be read");
		assertThat(RuleSource.of("x", new StringReader("abc")).text()).isEqualTo("abc");
	}

	@Test
	void whenPacksAreJoinedThenBothApply() {
		RulePack joined = RulePack.builtIn().and(read(VALID));
		assertThat(joined.ids()).contains("no-fruit", "override-earlier-instructions");
		assertThat(joined.version()).endsWith("+7");
		assertThat(joined.digest()).isNotEqualTo(RulePack.builtIn().digest());
		assertThat(Detections.rules(new RuleDetector(joined, Set.of()), "give me an apple")).isEqualTo("no-fruit");
	}

	@Test
	void whenPacksShareIdThenRefusesToJoin() {
		RulePack pack = read(VALID);
		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> pack.and(pack))
			.withMessageContaining("'no-fruit' exists already");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					version: "7"                        | verzion: "7"                     | 1  | unknown key 'verzion'
					version: "7"                        |                                  | 0  | version is missing
					fruit: [apple, Pêche, passion fruit]| fruit: [apple, "(x"]             | 3  | bad word
					fruit: [apple, Pêche, passion fruit]| fruit: [apple, apple]            | 3  | 'apple' is there twice
					fruit: [apple, Pêche, passion fruit]| fruit: []                        | 3  | list is empty
					id: no-fruit                        | id: No_Fruit                     | 5  | lower-case words
					id: no-fruit                        | id: no-marker                    | 17 | 'no-marker' exists already
					level: 2                            | level: 5                         | 6  | expected a number from 1 to 4
					level: 2                            | level: 1.5                       | 6  | expected a whole number
					level: 2                            | levle: 2                         | 6  | unknown key 'levle'
					score: 0.6                          | score: high                      | 7  | expected a number from 0.01 to 1
					score: 0.6                          | score: NaN                       | 7  | expected a number
					category: tool-abuse                | category: fun                    | 8  | expected one of
					description: Asks for fruit         | description: " "                 | 9  | expected text
					tags: ["owasp:llm06"]               | id: no-fruit                     | 10 | 'id' is there twice
					origins: [user, tool]               | origins: [martian]               | 11 | expected one of
					- "give me ..2 {fruit}"             | - "give me ..2 {nut}"            | 13 | unknown list of words {nut}
					- "give me ..2 {fruit}"             | - "give me ..99 {fruit}"         | 13 | gap must be
					- "give me ..2 {fruit}"             | - "give (me"                     | 13 | unbalanced parenthesis
					- "give me ..2 {fruit}"             | - "..2 {fruit}"                  | 13 | a gap must stand between words
					- "give me ..2 {fruit}"             | - "please? give"                 | 13 | a word must start and end
					- "give me ..2 {fruit}"             | - "give ~5"                      | 13 | must end with a word
					- "give me ..2 {fruit}"             | - "give 5 !!"                   | 13 | at least 2 letters
					[Give me an apple!, give me two big peche] | [Give me an apple!]       | 15 | at least 2 positive examples
					negative: [I ate an apple, give me a grape] | {}                       | 0  | ``
					views: [raw]                        | reach: 0                         | 23 | expected a number from 1
					literals: ["<A>"]                   | reach: 5                         | 25 | patterns need literals
					'<A>.{0,5}<B>'                      | '<A>.*<B>'                       | 25 | repeats must be bounded
					'<A>.{0,5}<B>'                      | '<A>.+<B>'                       | 25 | repeats must be bounded
					'<A>.{0,5}<B>'                      | '<A>.{2,}<B>'                    | 25 | repeats must be bounded
					'<A>.{0,5}<B>'                      | '<A>(<B>'                        | 25 | bad pattern
					'<A>.{0,5}<B>'                      | '.{0,5}'                         | 25 | matches the empty text
					patterns: ['<A>.{0,5}<B>']          | unless-after: ["x"]              | 24 | for patterns only
					phrases:                            | unless-after:                    | 5  | rule needs phrases or patterns
					""")
	void whenPackIsWrongThenSaysWhereAndWhy(String valid, String wrong, int line, String reason) {
		assertThat(VALID).contains(valid);
		String text = VALID.replace(valid, (wrong != null) ? wrong : "");
		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> read(text)).satisfies((ex) -> {
			assertThat(ex.getReason()).contains((reason != null) ? reason : "");
			assertThat(ex.getSource()).isEqualTo("test.yml");
			if (line > 0) {
				assertThat(ex.getLine()).isEqualTo(line);
				assertThat(ex).hasMessageContaining("test.yml, line " + line);
			}
		});
	}

	@Test
	void whenPatternHasUpperCaseThenRefusesIt() {
		String text = VALID.replace("views: [raw]", "reach: 9");
		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> read(text))
			.withMessageContaining("lower case");
	}

	@Test
	void whenYamlIsBrokenThenSaysWhere() {
		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> read("version: \"1\"\nrules: [a"))
			.satisfies((ex) -> assertThat(ex.getLine()).isPositive());
		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> read(""))
			.withMessageContaining("is empty");
	}

	@Test
	void whenYamlAsksForObjectsThenReadsNone() {
		String text = VALID.replace("\"7\"", "!!javax.script.ScriptEngineManager [x]");
		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> read(text))
			.withMessageContaining("line 1: Global tag is not allowed");
	}

	@Test
	void whenTwoFilesHaveVersionThenRefuses() {
		RuleSource first = new RuleSource("a.yml", "version: \"1\"");
		RuleSource second = new RuleSource("b.yml", "version: \"2\"");
		assertThatExceptionOfType(InvalidRulePackException.class)
			.isThrownBy(() -> RulePackReader.read(List.of(first, second)))
			.withMessage("Rule pack b.yml, line 1: another file has a version already");
	}

	@Test
	void whenCombinedRuleIsMissingThenRefuses() {
		String text = VALID + """
				  - id: both
				    level: 1
				    score: 0.9
				    category: jailbreak
				    description: Has both
				    tags: ["owasp:llm01"]
				    combines: {rules: [no-fruit, no-nut], at-least: 2}
				    examples:
				      positive: [a, b]
				      negative: [c, d]
				""";
		assertThatExceptionOfType(InvalidRulePackException.class).isThrownBy(() -> read(text))
			.withMessageContaining("no rule 'no-nut' to combine");
		RuleDetector detector = new RuleDetector(read(text.replace("no-nut", "no-marker")), Set.of());
		assertThat(Detections.rules(detector, "<A><B> give me an apple")).isEqualTo("both, no-fruit, no-marker");
	}

	private static RulePack read(String text) {
		return RulePackReader.read(List.of(new RuleSource("test.yml", text)));
	}

}
