package dev.aisecurity.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a refused caller is told.
 */
class RefusalTests extends HttpTestBase {

	@Test
	void whenBlockedThenProblemHoldsIncidentAndNothingElse() {
		Answer answer = this.client.post("/text", "text/plain", FORBIDDEN);

		String incident = this.ledger.decisions().get(0).incident();
		assertRefused(answer, 403);
		assertThat(answer.body()).isEqualTo("{\"type\":\"urn:ai-security:problem:interaction-refused\","
				+ "\"title\":\"Interaction refused\",\"status\":403,\"detail\":"
				+ "\"The request was refused. Quote the incident when asking about it.\",\"incident\":\"" + incident
				+ "\"}");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("Set-Cookie")).isNull();
	}

	@Test
	void whenThrottledThenTellsWhenToComeBack() {
		Answer answer = this.client.post("/text", "text/plain", "a slow-word");

		assertRefused(answer, 429);
		assertThat(answer.header("Retry-After")).isEqualTo("7");
	}

	@Test
	void whenSteppedUpThenChallenges() {
		Answer answer = this.client.post("/text", "text/plain", "a login-word");

		assertRefused(answer, 401);
		assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"insufficient_user_authentication\"")
			.contains("acr_values=\"urn:gold urn:silver\"", "max_age=300");
	}

	@Test
	void whenToolsAreToBeConstrainedThenBlocksAsNoGateCould() {
		assertRefused(this.client.post("/text", "text/plain", "a tool-word"), 403);
	}

	@Test
	void whenRevokedThenSessionEnds() {
		String session = this.client.get("/session").header("Set-Cookie").split(";")[0];
		assertThat(this.client.get("/session", "Cookie", session).body()).isEqualTo("old");

		assertRefused(this.client.post("/text", "text/plain", "an evil-word", "Cookie", session), 403);

		assertThat(this.client.get("/session", "Cookie", session).body()).isEqualTo("new");
	}

	@Test
	void whenSessionExistsThenInteractionHasIt() {
		String session = this.client.get("/session").header("Set-Cookie").split(";")[0];

		this.client.post("/text", "text/plain", HARMLESS, "Cookie", session);
		this.client.post("/text", "text/plain", HARMLESS);

		assertThat(this.ledger.inputs().get(0).session()).isNotNull();
		assertThat(this.ledger.inputs().get(1).session()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/refused-later", "/refused-deep" })
	void whenHandlerThrowsRefusalThenApplicationDoesNotSwallowIt(String path) {
		Answer answer = this.client.get(path);

		assertRefused(answer, 403);
		assertThat(answer.body()).contains(this.ledger.decisions().get(0).incident());
	}

	@Test
	void whenRefusalComesOutOfServletThenAnswersProblem() {
		assertRefused(this.client.get("/refusing-servlet"), 403);
	}

	@Test
	void whenSecretCanBeCutOutThenHandlerGetsRedactedText() {
		Answer answer = this.client.json("/json", "{\"message\":\"my secret-word is\"}");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(this.ledger.handled()).singleElement().asString().startsWith("my ").doesNotContain("secret-word");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/stream", "/request", "/reader", "/fn/ask", "/servlet/x", "/third/x", "/bean-name" })
	void whenSecretCannotBeCutOutThenBlocks(String path) {
		assertRefused(this.client.post(path, "text/plain", "my secret-word is"), 403);
	}

}
