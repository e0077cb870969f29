package dev.aisecurity.e2e;

import dev.aisecurity.policy.EnforcementMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Guarded handlers that inspection cannot reach do not run.
 */
class TripwireTests extends HttpTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "/final", "/final-callable" })
	void whenAdviceCannotReachHandlerThenRefuses(String path) {
		Answer answer = this.client.post(path, "text/plain", HARMLESS);

		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).doesNotContain(HARMLESS);
		assertThat(this.ledger.uninspected())
			.containsExactly(path.substring(1) + ": advice cannot reach the handler method");
	}

	@Test
	void whenAdviceCannotReachHandlerAndObservedThenReportsOnly() {
		this.modes.change(EnforcementMode.OBSERVE);

		assertThat(this.client.post("/final", "text/plain", HARMLESS).body()).isEqualTo(HARMLESS);
		assertThat(this.ledger.uninspected()).hasSize(1);
	}

	@Test
	void whenAdviceCannotReachHandlerAndOffThenSaysNothing() {
		this.modes.change(EnforcementMode.OFF);

		assertThat(this.client.post("/final", "text/plain", HARMLESS).body()).isEqualTo(HARMLESS);
		assertThat(this.ledger.uninspected()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/skipped", "/skipped-callable" })
	void whenAnotherAspectKeepsAdviceFromRunningThenRefuses(String path) {
		Answer answer = this.client.post(path, "text/plain", HARMLESS);

		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.body()).doesNotContain("skipped");
		assertThat(this.ledger.uninspected())
			.containsExactly(path.substring(1) + ": the handler ran without its advice");
	}

	@Test
	void whenFilterRewritesPathBehindTheDoorThenRefuses() {
		Answer answer = this.client.post("/rewritten", "text/plain", FORBIDDEN);

		assertThat(answer.status()).isEqualTo(500);
		assertThat(this.ledger.handled()).isEmpty();
		assertThat(this.ledger.uninspected()).containsExactly("functional: the handler was reached around the filter");
	}

	@Test
	void whenHandlerDoesNotRunAsArgumentIsMissingThenNothingIsReported() {
		assertThat(this.client.get("/param").status()).isEqualTo(400);
		assertThat(this.ledger.uninspected()).isEmpty();
	}

}
