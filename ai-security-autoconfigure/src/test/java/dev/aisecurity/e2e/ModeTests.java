package dev.aisecurity.e2e;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Observing lets everything pass and records it; off does nothing at all.
 */
class ModeTests extends HttpTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "/text", "/stream", "/reader", "/fn/ask", "/servlet/x", "/callable" })
	void whenObservedThenAttackPassesAndIsRecorded(String path) {
		this.modes.change(EnforcementMode.OBSERVE);

		assertHandled(this.client.post(path, "text/plain", FORBIDDEN), FORBIDDEN);

		assertThat(this.ledger.decisions()).filteredOn((decision) -> decision.direction() == Direction.INPUT)
			.singleElement()
			.satisfies((decision) -> assertThat(decision.verdict()).isEqualTo(Verdict.BLOCK))
			.satisfies((decision) -> assertThat(decision.action()).isEqualTo(Verdict.ALLOW));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/text", "/stream", "/reader", "/fn/ask", "/servlet/x" })
	void whenObservedThenOversizeBodyPassesWhole(String path) {
		this.modes.change(EnforcementMode.OBSERVE);
		String large = "0123456789".repeat(WebTestConfiguration.MAX_BYTES / 5);

		assertHandled(this.client.post(path, "text/plain", large), large);

		assertThat(this.ledger.rules()).contains("body-too-large");
	}

	@Test
	void whenObservedThenUnreadableBodyPassesAndIsRecorded() {
		this.modes.change(EnforcementMode.OBSERVE);

		assertHandled(this.client.post("/json", "application/json",
				"{\"message\":\"x\"}".getBytes(Charset.forName("UTF-16LE"))), "x");

		assertThat(this.ledger.rules()).contains("charset-mismatch");
	}

	@Test
	void whenObservedThenEncodedBodyPassesAndIsRecordedOnce() {
		this.modes.change(EnforcementMode.OBSERVE);

		assertHandled(this.client.post("/stream", "text/plain", "zipped", "Content-Encoding", "gzip"), "zipped");

		assertThat(this.ledger.rules()).containsExactly("content-encoding");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/text", "/stream", "/fn/ask", "/servlet/x" })
	void whenOffThenNothingHappens(String path) {
		this.modes.change(EnforcementMode.OFF);

		assertHandled(this.client.post(path, "text/plain", FORBIDDEN), FORBIDDEN);
		assertThat(this.ledger.rules()).isEmpty();
	}

	@Test
	void whenOneEndpointIsOffThenOthersAreNot() {
		EndpointId bytes = new EndpointId("bytes");
		this.modes.change(bytes, EnforcementMode.OFF);
		try {
			assertHandled(this.client.post("/bytes", "text/plain", FORBIDDEN), FORBIDDEN);
			this.ledger.clear();
			assertRefused(this.client.post("/stream", "text/plain", FORBIDDEN), 403);
		}
		finally {
			this.modes.change(bytes, EnforcementMode.ENFORCE);
		}
	}

	@Test
	void whenOffThenOversizeBodyPasses() {
		this.modes.change(EnforcementMode.OFF);
		String large = "x".repeat(2 * WebTestConfiguration.MAX_BYTES);

		assertHandled(this.client.post("/text", "text/plain", large.getBytes(StandardCharsets.UTF_8)), large);
	}

}
