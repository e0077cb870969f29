package dev.aisecurity.autoconfigure;

import java.util.List;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.web.PlainTextInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

class AiSecurityStartupAutoConfigurationTests {

	private static final AutoConfigurations GUARD = AutoConfigurations.of(AiSecurityAutoConfiguration.class,
			AiSecurityMethodAutoConfiguration.class, AiSecurityWebAutoConfiguration.class,
			AiSecurityStartupAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class))
		.withConfiguration(GUARD)
		.withUserConfiguration(Chat.class);

	@Test
	void reportSaysWhatIsGuardedHowAndWhatIsNot() {
		this.contextRunner
			.withPropertyValues("ai.security.policies[0].name=calm", "ai.security.policies[0].verdict=throttle",
					"ai.security.policies[0].when.risk-at-least=0.4", "ai.security.endpoints.chat.mode=observe",
					"ai.security.endpoints.chat.output.format=markdown", "ai.security.exclusions[0].rule=email",
					"ai.security.exclusions[0].reason=public addresses")
			.run((context) -> {
				List<String> lines = context.getBean(StartupReport.class).lines();
				assertThat(lines.get(0)).startsWith("AI security: mode enforce, 1 guarded, policies ")
					.contains("rules ");
				assertThat(lines)
					.anySatisfy((line) -> assertThat(line).contains("chat: ", "Chat.chat", "observe", "output markdown",
							"default policy and calm"))
					.anySatisfy((line) -> assertThat(line).startsWith("not guarded: ").contains("Chat.plain"))
					.anySatisfy((line) -> assertThat(line).contains("exclusion of email: public addresses"));
			});
	}

	@Test
	void handlersWhoseClientsChooseTheContentTypeAreNamed() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(ClientChosenTypes.class).find()).containsExactly("Chat.chat"));
	}

	@Test
	void nobodyIsNamedWhenTextIsPinned() {
		this.contextRunner.withPropertyValues("ai.security.output.pin-text=true")
			.run((context) -> assertThat(context).doesNotHaveBean(ClientChosenTypes.class)
				.hasSingleBean(PlainTextInterceptor.class));
	}

	@Test
	void nothingIsCheckedWhenDisabled() {
		this.contextRunner
			.withPropertyValues("ai.security.enabled=false", "ai.security.detectors.no-such-detector.enabled=true")
			.withBean(InteractionGuard.class, () -> new InteractionGuard((interaction, observed) -> {
				throw new IllegalStateException("not called");
			}, List.of()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(StartupCheck.class)
				.doesNotHaveBean(StartupReport.class));
	}

	@Test
	void withoutSpringMvcThereAreNoHandlersToReport() {
		new WebApplicationContextRunner().withConfiguration(GUARD)
			.withClassLoader(new FilteredClassLoader(RequestMappingHandlerMapping.class))
			.run((context) -> assertThat(context).hasSingleBean(StartupReport.class)
				.doesNotHaveBean(UnguardedHandlers.class));
	}

	@Test
	void checksRunWithoutWeb() {
		new ApplicationContextRunner().withConfiguration(GUARD)
			.withPropertyValues("ai.security.detectors.no-such-detector.enabled=true")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(UnknownNameException.class));
	}

	@RestController
	static class Chat {

		@LlmEndpoint("chat")
		@PostMapping("/chat")
		public String chat(@RequestBody String prompt) {
			return prompt;
		}

		@PostMapping("/plain")
		public String plain(@RequestBody String text) {
			return text;
		}

	}

}
