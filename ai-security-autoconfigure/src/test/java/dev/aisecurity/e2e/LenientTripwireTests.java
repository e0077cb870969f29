package dev.aisecurity.e2e;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A lenient guard reports what it could not inspect and lets it run.
 */
@TestPropertySource(properties = "test.strict=false")
class LenientTripwireTests extends HttpTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "/final", "/final-callable", "/skipped", "/skipped-callable" })
	void whenHandlerIsNotInspectedThenReportsOnce(String path) {
		Answer answer = this.client.post(path, "text/plain", HARMLESS);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(this.ledger.uninspected()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/final", "/final-callable", "/skipped", "/skipped-callable" })
	void whenOnlyTheDoorInspectsThenItStillRefuses(String path) {
		assertRefused(this.client.post(path, "text/plain", FORBIDDEN), 403);
	}

}
