package dev.aisecurity.e2e;

import dev.aisecurity.web.BlockedInteractionHandler;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application may answer refusals itself; if it fails, the answer is a plain 403.
 */
@Import(CustomRefusalTests.Custom.class)
class CustomRefusalTests extends HttpTestBase {

	@Test
	void whenHandlerAnswersThenThatIsTheAnswer() {
		Answer answer = this.client.post("/text", "text/plain", FORBIDDEN);

		assertThat(answer.status()).isEqualTo(418);
		assertThat(answer.body()).isEqualTo("no");
	}

	@Test
	void whenHandlerThrowsThenAnswersPlain403() {
		Answer answer = this.client.post("/text", "text/plain", "a slow-word");

		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.body()).isEmpty();
		assertThat(answer.header("X-Half")).isNull();
	}

	@Test
	void whenControllerThrowsRefusalThenHandlerAnswers() {
		assertThat(this.client.get("/refused-later").status()).isEqualTo(418);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Custom {

		@Bean
		BlockedInteractionHandler teapot() {
			return (request, response, decision) -> {
				response.setHeader("X-Half", "done");
				if (decision.obligations().retryAfter() != null) {
					throw new IllegalStateException("failed");
				}
				response.setStatus(418);
				response.getWriter().write("no");
			};
		}

	}

}
