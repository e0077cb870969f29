package dev.aisecurity.e2e;

import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.policy.EnforcementMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test against the application on a real server.
 */
@SpringBootTest(classes = WebTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class HttpTestBase {

	static final String FORBIDDEN = "a forbidden-word here";

	static final String HARMLESS = "where is my parcel";

	@Autowired
	Ledger ledger;

	@Autowired
	EnforcementModes modes;

	Client client;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new Client(port);
		this.ledger.clear();
	}

	@AfterEach
	void nothingIsLeftBehind() {
		this.modes.change(EnforcementMode.ENFORCE);
		assertThat(this.ledger.leaks()).isEmpty();
	}

	void assertRefused(Answer answer, int status) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.body()).contains("\"incident\":\"").doesNotContain("word");
		assertThat(this.ledger.handled()).isEmpty();
	}

	void assertHandled(Answer answer, String text) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(this.ledger.handled()).containsExactly(text);
	}

}
