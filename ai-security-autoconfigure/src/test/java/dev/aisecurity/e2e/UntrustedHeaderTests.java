package dev.aisecurity.e2e;

import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients do not speak in our name.
 */
@Import(UntrustedHeaderTests.HeaderHandlers.class)
@TestPropertySource(properties = "server.max-http-request-header-size=32KB")
class UntrustedHeaderTests extends HttpTestBase {

	@Test
	void whenClientAssertsTrustContextThenNobodySeesIt() {
		Answer answer = this.client.get("/headers", "AI-Security-Context", "root", "X-Other", "x");

		assertThat(answer.body()).containsIgnoringCase("x-other").doesNotContainIgnoringCase("ai-security-context");
	}

	@Test
	void whenBaggageHasOurMembersThenTheyAreTakenOut() {
		Answer answer = this.client.get("/headers", "baggage", "a=1, AI.risk=0 ,b=2;p=1,ai-security-risk=0,aid=3");

		assertThat(answer.body()).endsWith("baggage: [a=1,b=2;p=1,aid=3]");
	}

	@Test
	void whenBaggageIsInSeveralHeadersThenAllAreCleaned() {
		Answer answer = this.client.get("/headers", "baggage", "a=1", "baggage", "ai.risk=0,c=2");

		assertThat(answer.body()).endsWith("baggage: [a=1,c=2]");
	}

	@Test
	void whenBaggageIsTooLongThenItIsHidden() {
		assertThat(this.client.get("/headers", "baggage", "a=" + "x".repeat(5000), "baggage", "b=" + "x".repeat(5000))
			.body()).doesNotContain("a=").endsWith("baggage: []");
	}

	@Test
	void whenBaggageHasTooManyMembersThenItIsHidden() {
		assertThat(this.client.get("/headers", "baggage", "a=1,".repeat(64) + "b=1").body()).endsWith("baggage: []");
		assertThat(this.client.get("/headers", "baggage", "a=1,".repeat(64)).body()).contains("a=1");
	}

	@RestController
	static class HeaderHandlers {

		@GetMapping("/headers")
		String headers(HttpServletRequest request) {
			return Collections.list(request.getHeaderNames()) + " " + request.getHeader("baggage") + " baggage: "
					+ Collections.list(request.getHeaders("Baggage"));
		}

	}

}
