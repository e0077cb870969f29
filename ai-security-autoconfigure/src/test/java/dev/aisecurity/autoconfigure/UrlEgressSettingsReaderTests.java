package dev.aisecurity.autoconfigure;

import dev.aisecurity.detect.egress.UrlEgressDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class UrlEgressSettingsReaderTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AiSecurityAutoConfiguration.class));

	@Test
	void whenNothingIsSaidThenTheDetectorIsThere() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(UrlEgressDetector.class));
	}

	@Test
	void whenDetectorIsDisabledThenItIsNot() {
		this.contextRunner.withPropertyValues("ai.security.detectors.url-egress.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(UrlEgressDetector.class));
	}

	@Test
	void whenEndpointSaysSomethingThenTheRestIsAsForAll() {
		this.contextRunner
			.withPropertyValues("ai.security.output.urls.links=https://docs.example.org/guide/",
					"ai.security.output.urls.images=https://img.example.org/",
					"ai.security.output.urls.origins=https://app.example.org", "ai.security.output.urls.data=32",
					"ai.security.endpoints.chat.output.urls.links=https://wiki.example.org/",
					"ai.security.endpoints.chat.output.urls.user-links=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				var settings = UrlEgressSettingsReader.read(context.getBean(AiSecurityProperties.class));
				var chat = settings.profile(new dev.aisecurity.interaction.EndpointId("chat"));
				assertThat(chat.links()).hasToString("[https://wiki.example.org/]");
				assertThat(chat.images()).isEqualTo(settings.defaults().images());
				assertThat(chat.origins()).hasToString("[https://app.example.org/]");
				assertThat(chat.data()).isEqualTo(32);
				assertThat(chat.userLinks()).isTrue();
				assertThat(settings.defaults().userLinks()).isFalse();
				assertThat(settings.defaults().links()).hasToString("[https://docs.example.org/guide/]");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ai.security.output.urls.links[0]                | https://docs.example.org       | must end with a slash
			ai.security.output.urls.images[0]               | docs.example.org/              | must be an absolute URL
			ai.security.output.urls.images[0]               | http://docs.example.org/       | must begin with https://
			ai.security.output.urls.links[0]                | https://*.example.org/         | must be a plain name
			ai.security.output.urls.links[0]                | https://docs.example.org/a/../ | must be plain
			ai.security.output.urls.origins[0]              | https://app.example.org/x      | an origin without a path
			ai.security.output.urls.data                    | 5000                           | must be 0 to 512
			ai.security.endpoints.chat.output.urls.links[0] | https://docs.example.org       | must end with a slash
			""")
	void whenPrefixIsWrongThenTheApplicationDoesNotStart(String name, String value, String reason) {
		this.contextRunner.withPropertyValues(name + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
				.rootCause()
				.hasMessageContaining(name)
				.hasMessageContaining(reason));
	}

}
