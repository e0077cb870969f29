package dev.aisecurity.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of handler: attacks do not reach it, everything else does, unchanged.
 */
class HookMatrixTests extends HttpTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "/json", "/tree", "/map", "/entity", "/writer" })
	void whenJsonHoldsAttackThenRefusesBeforeHandler(String path) {
		assertRefused(this.client.json(path, "{\"message\":\"" + FORBIDDEN + "\"}"), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/json", "/tree", "/map", "/entity", "/writer" })
	void whenJsonIsHarmlessThenHandles(String path) {
		Answer answer = this.client.json(path, "{\"message\":\"" + HARMLESS + "\"}");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains(HARMLESS);
		assertThat(this.ledger.handled()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/text", "/bytes", "/stream", "/reader", "/request", "/callable", "/deferred", "/mono",
			"/flux", "/emitter", "/streaming", "/fn/ask", "/servlet/x", "/third/x", "/bean-name" })
	void whenTextHoldsAttackThenRefusesBeforeHandler(String path) {
		assertRefused(this.client.post(path, "text/plain", FORBIDDEN), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/text", "/bytes", "/stream", "/reader", "/request", "/callable", "/deferred", "/mono",
			"/flux", "/emitter", "/streaming", "/fn/ask", "/servlet/x", "/third/x", "/bean-name" })
	void whenTextIsHarmlessThenHandlesUnchanged(String path) {
		Answer answer = this.client.post(path, "text/plain", HARMLESS);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains(HARMLESS);
		assertThat(this.ledger.handled()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/param?message=", "/params?x=", "/path/", "/raw-path/", "/fn/path/", "/fn/param?message=",
			"/matrix/" })
	void whenUriHoldsAttackThenRefusesBeforeHandler(String path) {
		assertRefused(this.client.get(path + "forbidden-word"), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/param?message=", "/params?x=", "/path/", "/raw-path/", "/fn/path/", "/fn/param?message=",
			"/matrix/" })
	void whenUriIsHarmlessThenHandles(String path) {
		assertThat(this.client.get(path + "harmless").body()).contains("harmless");
	}

	@ParameterizedTest
	@CsvSource({ "/header, X-Prompt, forbidden-word", "/fn/header, x-prompt, forbidden-word",
			"/cookie, Cookie, prompt=forbidden-word" })
	void whenBoundHeaderHoldsAttackThenRefusesBeforeHandler(String path, String header, String value) {
		assertRefused(this.client.get(path, header, value), 403);
	}

	@Test
	void whenHeaderIsNotBoundThenItIsNotInspected() {
		Answer answer = this.client.get("/param?message=hello", "X-Other", "forbidden-word");

		assertHandled(answer, "hello");
	}

	@Test
	void whenHandlerIsNotGuardedThenNothingIsInspected() {
		assertHandled(this.client.post("/open", "text/plain", FORBIDDEN), FORBIDDEN);
		assertThat(this.ledger.decisions()).isEmpty();
	}

	@Test
	void whenOtherMethodIsNotConfiguredThenEndpointIsNotGuarded() {
		assertThat(this.client.get("/third/x").status()).isEqualTo(405);
		assertThat(this.ledger.decisions()).isEmpty();
	}

	@Test
	void whenNoHandlerThenAnswerIsThatOfTheServlet() {
		assertThat(this.client.json("/nowhere", FORBIDDEN).status()).isEqualTo(404);
		assertThat(this.ledger.decisions()).isEmpty();
	}

}
