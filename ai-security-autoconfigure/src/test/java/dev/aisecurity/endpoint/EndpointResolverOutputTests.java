package dev.aisecurity.endpoint;

import java.util.Map;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndpointResolver}: what the text of answers is meant to be.
 */
class EndpointResolverOutputTests {

	@Test
	void whenAnnotationDeclaresFormatThenEndpointHasIt() throws Exception {
		assertThat(resolve(new EndpointResolver(), "page").output()).isEqualTo(OutputFormat.HTML);
		assertThat(resolve(new EndpointResolver(), "plain").output()).isEqualTo(OutputFormat.AUTO);
	}

	@Test
	void whenFormatIsConfiguredThenItWins() throws Exception {
		EndpointResolver resolver = new EndpointResolver(Map.of(new EndpointId("page"), OutputFormat.TEXT));
		assertThat(resolve(resolver, "page").output()).isEqualTo(OutputFormat.TEXT);
		assertThat(resolve(resolver, "plain").output()).isEqualTo(OutputFormat.AUTO);
	}

	private static Endpoint resolve(EndpointResolver resolver, String method) throws Exception {
		return resolver.resolve(Assistant.class.getMethod(method), Assistant.class);
	}

	static class Assistant {

		@LlmEndpoint(value = "page", output = OutputFormat.HTML)
		public String page() {
			return "";
		}

		@LlmEndpoint("plain")
		public String plain() {
			return "";
		}

	}

}
