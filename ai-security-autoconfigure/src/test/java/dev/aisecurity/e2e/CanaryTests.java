package dev.aisecurity.e2e;

import java.nio.charset.StandardCharsets;

import dev.aisecurity.policy.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * ZT-7: no text of a request is in any answer, log or decision, whatever goes wrong.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "logging.level.dev.aisecurity=trace")
class CanaryTests extends HttpTestBase {

	private static final String CANARY = "kanarienvogel";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "application/json|{\"message\":\"kanarienvogel forbidden-word\"}",
			"application/json|{kanarienvogel", "application/json|{\"kanarienvogel\":1,\"kanarienvogel\":2}",
			"application/json|{\"message\":\"x\"}kanarienvogel", "application/json;charset=IBM037|kanarienvogel",
			"application/kanarienvogel;charset=UTF-7|x", "kanarienvogel|x", "text/plain;charset=kanarienvogel|x",
			"application/x-www-form-urlencoded|kanarienvogel=%zz", "multipart/form-data|kanarienvogel",
			"multipart/form-data; boundary=b|--b kanarienvogel" })
	void whenRequestIsRefusedThenCanaryStaysInside(String contentType, String body, CapturedOutput output) {
		Answer answer = this.client.post("/map", contentType, body);

		assertThat(answer.status()).isBetween(400, 499);
		assertStaysInside(answer, output);
	}

	@ParameterizedTest
	@ValueSource(strings = { "slow-word", "login-word", "tool-word", "evil-word", "forbidden-word" })
	void whenVerdictRefusesThenCanaryStaysInside(String word, CapturedOutput output) {
		assertStaysInside(this.client.post("/text", "text/plain", CANARY + " " + word), output);
		assertStaysInside(this.client.get("/param?message=" + CANARY + "+" + word), output);
		assertStaysInside(this.client.get("/header", "X-Prompt", CANARY + " " + word), output);
		assertStaysInside(this.client.get("/fn/path/" + CANARY + word), output);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/final", "/final-callable", "/skipped", "/skipped-callable", "/rewritten",
			"/failing-callable" })
	void whenServerFailsThenCanaryStaysInside(String path, CapturedOutput output) {
		Answer answer = this.client.post(path, "text/plain", CANARY);

		assertThat(answer.status()).isEqualTo(500);
		assertStaysInside(answer, output);
	}

	@Test
	void whenBodyIsTooLargeOrBinaryOrEncodedThenCanaryStaysInside(CapturedOutput output) {
		String large = CANARY + "x".repeat(WebTestConfiguration.MAX_BYTES);

		assertStaysInside(this.client.post("/text", "text/plain", large), output);
		assertStaysInside(this.client.post("/stream", "application/octet-stream",
				("\0\1\2" + CANARY).getBytes(StandardCharsets.UTF_8)), output);
		assertStaysInside(this.client.post("/text", "text/plain", "x", "Content-Encoding", CANARY), output);
	}

	private void assertStaysInside(Answer answer, CapturedOutput output) {
		assertThat(answer.body()).doesNotContain(CANARY);
		assertThat(answer.headers().toString()).doesNotContain(CANARY);
		assertThat(output.getAll()).doesNotContain(CANARY);
		assertThat(this.ledger.decisions()).extracting(Decision::toString).noneMatch((text) -> text.contains(CANARY));
		assertThat(this.ledger.uninspected()).noneMatch((text) -> text.contains(CANARY));
	}

}
