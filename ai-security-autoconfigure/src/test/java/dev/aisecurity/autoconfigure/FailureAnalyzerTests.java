package dev.aisecurity.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Uninspected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mistake in the configuration stops the start-up with an analysis that says what
 * to do.
 */
class FailureAnalyzerTests {

	private final WebApplicationContextRunner emptyRunner = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(AiSecurityAutoConfiguration.class, AiSecurityMethodAutoConfiguration.class,
					AiSecurityWebAutoConfiguration.class, AiSecurityStartupAutoConfiguration.class));

	private final WebApplicationContextRunner contextRunner = this.emptyRunner.withUserConfiguration(Guarded.class);

	@TempDir
	private Path directory;

	@Test
	void nothingIsWrongByDefault() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void mistakeInPropertiesIsAnalyzed(String[] properties, String description, String action) {
		this.contextRunner.withPropertyValues(properties)
			.run((context) -> assertAnalysis(context.getStartupFailure(), description, action));
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(mistake("rule 'no-such-rule'", "Correct the name", "ai.security.rules.disabled=no-such-rule"),
				mistake("detector 'no-such-detector'", "injection, lexical",
						"ai.security.detectors.no-such-detector.enabled=true"),
				mistake("endpoint 'no-such-endpoint'", "Known are: guarded",
						"ai.security.endpoints.no-such-endpoint.mode=observe"),
				mistake("policy 'no-such-policy'", "default-high-risk",
						"ai.security.endpoints.guarded.policies=no-such-policy"),
				mistake("not valid", "1 to 200 letters", "ai.security.endpoints[not valid!].mode=observe"),
				mistake("no-such-rule", "policy guide", "ai.security.exclusions[0].rule=no-such-rule",
						"ai.security.exclusions[0].reason=none"),
				mistake("reason", "policy guide", "ai.security.exclusions[0].rule=email"),
				mistake("no-such-endpoint", "policy guide", "ai.security.policies[0].name=one",
						"ai.security.policies[0].verdict=block",
						"ai.security.policies[0].when.endpoints=no-such-endpoint"),
				mistake("verdict", "policy guide", "ai.security.policies[0].name=one",
						"ai.security.policies[0].verdict=blok"),
				mistake("condition", "policy guide", "ai.security.policies[0].name=one",
						"ai.security.policies[0].verdict=block", "ai.security.policies[0].condition=risk.value >"),
				mistake("name", "policy guide", "ai.security.policies[0].verdict=block"),
				mistake("ai.security.inspection.level", "1 to 4", "ai.security.inspection.level=5"),
				mistake("ai.security.inspection.enforcement-level", "at most the detection level",
						"ai.security.inspection.enforcement-level=3"),
				mistake("ai.security.inspection.deadline", "positive", "ai.security.inspection.deadline=0s"),
				mistake("ai.security.limits.body", "at least 1", "ai.security.limits.body=0B"),
				mistake("ai.security.limits.depth", "at most 500", "ai.security.limits.depth=501"),
				mistake("ai.security.decisions.recent", "at least 1", "ai.security.decisions.recent=0"),
				mistake("ai.security.detectors.injection.weight", "between 0 and 1",
						"ai.security.detectors.injection.weight=2"),
				mistake("ai.security.default-policy", "0", "ai.security.default-policy.block-at=0"),
				mistake("ai.security.policy-location", "cannot be",
						"ai.security.policy-location=classpath:nowhere.yml"),
				mistake("ai.security.policy-refresh", "positive", "ai.security.policy-refresh=0s"),
				mistake("ai.security.rules.locations", "cannot be read",
						"ai.security.rules.locations=classpath:nowhere.yml"),
				mistake("ai.security.redaction.reversible", "personal-data or secret",
						"ai.security.redaction.reversible=personal-data,leakage"),
				mistake("ai.security.redaction.reversible", "PERSONAL_DATA", "ai.security.redaction.reversible=email"),
				mistake("ai.security.output.leakage.canaries", "at least 1", "ai.security.output.leakage.canaries=0"),
				mistake("ai.security.output.leakage.canaries", "at most 100000",
						"ai.security.output.leakage.canaries=100001"),
				mistake("ai.security.output.leakage.system-prompts", "cannot be read",
						"ai.security.output.leakage.system-prompts=classpath:nowhere.txt"),
				mistake("path pattern", "ai.security.endpoints", "ai.security.endpoints.route.paths=/a/{b",
						"ai.security.endpoints.route.methods=GET"),
				mistake("attacks would be let through", "observe", "ai.security.default-policy.high-risk=allow"),
				mistake("spring.security.filter.order", "below -90", "spring.security.filter.order=-50"));
	}

	private static Arguments mistake(String description, String action, String... properties) {
		return Arguments.of(properties, description, action);
	}

	@Test
	void mistakeInAPolicyFileIsAnalyzedWithItsLine() throws IOException {
		Path file = Files.writeString(this.directory.resolve("policies.yml"), """
				policies:
				  - name: one
				    verdikt: block
				""");

		this.contextRunner.withPropertyValues("ai.security.policy-location=" + file.toUri())
			.run((context) -> assertAnalysis(context.getStartupFailure(), "line 3", "policy guide"));
	}

	@Test
	void mistakeInARulePackIsAnalyzedWithItsLine() throws IOException {
		Path file = Files.writeString(this.directory.resolve("rules.yml"), """
				version: 1
				rules:
				  - id: [
				""");

		this.contextRunner.withPropertyValues("ai.security.rules.locations=" + file.toUri())
			.run((context) -> assertAnalysis(context.getStartupFailure(), "line", "docs/rules.md"));
	}

	@Test
	void systemPromptThatCannotBeRecognizedIsAnalyzedWithoutItsText() throws IOException {
		Path file = Files.writeString(this.directory.resolve("prompt.txt"), "You are a zebra.");

		this.contextRunner.withPropertyValues("ai.security.output.leakage.system-prompts=" + file.toUri())
			.run((context) -> {
				assertAnalysis(context.getStartupFailure(), "prompt.txt", "Put a canary into it");
				assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("fewer than 12 words");
				assertThat(analyze(context.getStartupFailure())).extracting(FailureAnalysis::getDescription)
					.asString()
					.doesNotContain("zebra");
			});
	}

	@Test
	void htmlThatNothingMakesHarmlessIsAnalyzed() {
		this.emptyRunner.withClassLoader(new FilteredClassLoader("org.owasp.html"))
			.withPropertyValues("ai.security.endpoints.page.paths=/page",
					"ai.security.endpoints.page.output.format=html")
			.run((context) -> assertAnalysis(context.getStartupFailure(), "endpoint 'page'",
					"owasp-java-html-sanitizer"));
	}

	@Test
	void annotationThatNamesAnUnknownPolicyIsAnalyzed() {
		this.contextRunner.withUserConfiguration(NamesUnknownPolicy.class)
			.run((context) -> assertAnalysis(context.getStartupFailure(), "policy 'missing'", "NamesUnknownPolicy"));
	}

	@Test
	void annotationWithAnInvalidIdIsAnalyzed() {
		this.contextRunner.withUserConfiguration(InvalidId.class)
			.run((context) -> assertAnalysis(context.getStartupFailure(), "not an id!", "@LlmEndpoint"));
	}

	@Test
	void annotationThatAdviceCannotReachIsAnalyzed() {
		this.contextRunner.withUserConfiguration(Unreachable.class)
			.run((context) -> assertAnalysis(context.getStartupFailure(), "Unreachable.hidden", "lenient"));
	}

	@Test
	void annotationThatAdviceCannotReachIsReportedWhenLenient() {
		this.contextRunner.withUserConfiguration(Unreachable.class)
			.withPropertyValues("ai.security.coverage=lenient")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void missingReasonIsAnalyzed() {
		this.contextRunner.withUserConfiguration(WithoutReason.class)
			.run((context) -> assertAnalysis(context.getStartupFailure(), "WithoutReason", "Say why"));
	}

	private static void assertAnalysis(@Nullable Throwable failure, String description, String action) {
		assertThat(failure).isNotNull();
		FailureAnalysis analysis = analyze(failure);
		assertThat(analysis).as("analysis of " + failure).isNotNull();
		assertThat(analysis.getDescription() + analysis.getAction()).contains(description).contains(action);
		assertThat(analysis.getAction()).isNotBlank();
	}

	private static @Nullable FailureAnalysis analyze(Throwable failure) {
		for (FailureAnalyzer analyzer : SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler
				.logging(org.apache.commons.logging.LogFactory.getLog(FailureAnalyzerTests.class)))) {
			FailureAnalysis analysis = analyzer.analyze(failure);
			if (analysis != null) {
				return analysis;
			}
		}
		return null;
	}

	static class Guarded {

		@LlmEndpoint("guarded")
		public String guarded(String prompt) {
			return prompt;
		}

	}

	static class NamesUnknownPolicy {

		@LlmEndpoint(value = "named", policy = "missing")
		public String named(String prompt) {
			return prompt;
		}

	}

	static class InvalidId {

		@LlmEndpoint("not an id!")
		public String invalid(String prompt) {
			return prompt;
		}

	}

	static class Unreachable {

		@LlmEndpoint("hidden")
		private String hidden(String prompt) {
			return prompt;
		}

	}

	static class WithoutReason {

		@LlmEndpoint("without-reason")
		public String image(@Uninspected(reason = " ") String image) {
			return image;
		}

	}

}
