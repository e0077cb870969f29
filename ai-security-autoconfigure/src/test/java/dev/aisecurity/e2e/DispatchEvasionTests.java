package dev.aisecurity.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * EV-13: no dispatch leads round the filter.
 */
class DispatchEvasionTests extends HttpTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "/forward/view", "/forward/direct", "/forward/twice", "/async-dispatch" })
	void whenDispatchedToGuardedHandlerThenAttackIsRefused(String path) {
		assertRefused(this.client.post(path, "text/plain", FORBIDDEN), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forward/view", "/forward/direct", "/forward/twice", "/async-dispatch" })
	void whenDispatchedToGuardedHandlerThenHarmlessTextIsInspectedOnce(String path) {
		assertHandled(this.client.post(path, "text/plain", HARMLESS), HARMLESS);
		assertThat(this.ledger.inspectedTexts()).containsExactly(HARMLESS);
	}

	@Test
	void whenForwardAddsParametersThenTheyAreInspected() {
		assertRefused(this.client.get("/forward/query"), 403);
	}

	@Test
	void whenIncludedThenHandlerDoesNotSeeAttack() {
		this.client.post("/include", "text/plain", FORBIDDEN);

		assertThat(this.ledger.handled()).isEmpty();
		assertThat(this.ledger.decisions()).hasSize(1);
	}

	@Test
	void whenIncludedThenHarmlessTextIsHandled() {
		Answer answer = this.client.post("/include", "text/plain", HARMLESS);

		assertThat(answer.body()).isEqualTo("before " + HARMLESS);
		assertThat(this.ledger.inspectedTexts()).containsExactly(HARMLESS);
	}

	@Test
	void whenHandlerFailsThenErrorDispatchIsNotInspected() {
		Answer answer = this.client.get("/failing");

		assertThat(answer.status()).isEqualTo(500);
		assertThat(this.ledger.decisions()).isEmpty();
	}

}
