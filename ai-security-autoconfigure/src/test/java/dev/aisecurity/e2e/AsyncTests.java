package dev.aisecurity.e2e;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers that answer later keep their exchange until they have answered, and no longer.
 */
class AsyncTests extends HttpTestBase {

	@Autowired
	AsyncHandlers handlers;

	@ParameterizedTest
	@ValueSource(strings = { "/callable", "/deferred", "/mono", "/flux", "/emitter", "/streaming", "/timeout",
			"/failing-callable" })
	void whenAnswerIsCompleteThenExchangeIsClosedAndTextInspectedOnce(String path) {
		this.client.post(path, "text/plain", HARMLESS);

		assertThat(this.handlers.last()).isNotNull();
		Awaitility.await().until(() -> this.handlers.last().isClosed());
		assertThat(this.handlers.last().hasReachedDesk()).isTrue();
		assertThat(this.ledger.inspectedTexts()).containsExactly(HARMLESS);
		assertThat(this.ledger.uninspected()).isEmpty();
	}

	@Test
	void whenCallableThenItRunsInExchange() {
		assertThat(this.client.post("/callable", "text/plain", HARMLESS).body()).isEqualTo(HARMLESS + " at callable");
	}

	@Test
	void whenStreamingThenItRunsInExchange() {
		assertThat(this.client.post("/streaming", "text/plain", HARMLESS).body()).isEqualTo(HARMLESS + " at streaming");
	}

	@Test
	void whenTimeoutThenHandlerAnswersOnce() {
		assertThat(this.client.post("/timeout", "text/plain", HARMLESS).body()).isEqualTo("too late");
	}

}
