package dev.aisecurity.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * EV-11 and EV-14: content codings, chunks, and lengths that lie.
 */
class TransferEvasionTests extends HttpTestBase {

	private static final String LARGE = "x".repeat(WebTestConfiguration.MAX_BYTES + 1);

	@ParameterizedTest
	@ValueSource(strings = { "/text", "/json", "/stream", "/fn/ask", "/form" })
	void whenContentIsEncodedThenRefuses(String path) throws IOException {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
			zip.write(FORBIDDEN.getBytes(StandardCharsets.UTF_8));
		}

		Answer answer = this.client.post(path, "text/plain", zipped.toByteArray(), "Content-Encoding", "gzip");

		assertRefused(answer, 415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "br", "deflate", "identity, gzip", "x-unknown", "gzip, identity" })
	void whenContentCodingIsNotIdentityThenRefuses(String coding) {
		assertRefused(this.client.post("/text", "text/plain", "x", "Content-Encoding", coding), 415);
	}

	@Test
	void whenContentCodingIsIdentityThenInspects() {
		assertRefused(this.client.post("/text", "text/plain", FORBIDDEN, "Content-Encoding", "identity"), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/text", "/stream", "/fn/ask", "/servlet/x" })
	void whenDeclaredLengthIsTooLargeThenRefuses(String path) {
		assertRefused(this.client.post(path, "text/plain", LARGE), 413);
		assertThat(this.ledger.decisions()).hasSize(1);
		assertThat(this.ledger.rules()).containsExactly("body-too-large");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/text", "/stream", "/fn/ask", "/servlet/x" })
	void whenChunksAreTooLargeThenRefusesByCounting(String path) {
		Answer answer = this.client.raw("POST " + path + """
				 HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Transfer-Encoding: chunked
				Connection: close
				""", Integer.toHexString(LARGE.length()) + "\r\n" + LARGE + "\r\n0\r\n\r\n");

		assertRefused(answer, 413);
	}

	@Test
	void whenBodyIsAsLargeAsAllowedThenHandles() {
		String text = "x".repeat(WebTestConfiguration.MAX_BYTES);

		assertHandled(this.client.post("/text", "text/plain", text), text);
	}

	@Test
	void whenAttackIsSplitOverChunksThenRefuses() {
		Answer answer = chunked("/text", "9\r\na forbidd\r\n7\r\nen-word\r\n0\r\n\r\n");

		assertRefused(answer, 403);
	}

	@Test
	void whenTrailersFollowThenInspectsBody() {
		Answer answer = chunked("/text", "10\r\na forbidden-word\r\n0\r\nX-Prompt: x\r\n\r\n");

		assertRefused(answer, 403);
	}

	@Test
	void whenChunkIsMalformedThenHandlerDoesNotRun() {
		Answer answer = chunked("/text", "zz\r\nhello\r\n0\r\n\r\n");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(this.ledger.handled()).isEmpty();
	}

	@Test
	void whenBodyEndsEarlyThenHandlerDoesNotRun() {
		Answer answer = this.client.raw("""
				POST /text HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Content-Length: 100
				Connection: close
				""", "hello");

		assertThat(answer.status()).isIn(0, 400);
		assertThat(this.ledger.handled()).isEmpty();
	}

	@Test
	void whenLengthIsTooSmallThenOnlyThatMuchIsReadAndInspected() {
		Answer answer = this.client.raw("""
				POST /text HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Content-Length: 5
				Connection: close
				""", "hello a forbidden-word");

		assertHandled(answer, "hello");
		assertThat(this.ledger.inspectedTexts()).containsExactly("hello");
	}

	@Test
	void whenLengthAndChunksDisagreeThenInspectsWhatHandlerWouldGet() {
		Answer answer = this.client.raw("""
				POST /text HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Content-Length: 3
				Transfer-Encoding: chunked
				Connection: close
				""", "10\r\na forbidden-word\r\n0\r\n\r\n");

		assertThat(answer.status()).isIn(400, 403);
		assertThat(this.ledger.handled()).isEmpty();
	}

	@Test
	void whenLengthsDisagreeThenRefuses() {
		Answer answer = this.client.raw("""
				POST /text HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Content-Length: 3
				Content-Length: 16
				Connection: close
				""", "a forbidden-word");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(this.ledger.handled()).isEmpty();
	}

	@Test
	void whenContentTypeIsThereTwiceThenRefuses() {
		Answer answer = this.client.raw("""
				POST /json HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Content-Type: application/json
				Content-Length: 15
				Connection: close
				""", "{\"message\":\"x\"}");

		assertThat(answer.status()).isIn(400, 415);
		assertThat(this.ledger.handled()).isEmpty();
	}

	@Test
	void whenClientExpectsContinueThenInspects() {
		Answer answer = this.client.raw("""
				POST /text HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Content-Length: 16
				Expect: 100-continue
				Connection: close
				""", "a forbidden-word");

		assertThat(answer.body() + answer.status()).contains("403");
		assertThat(this.ledger.handled()).isEmpty();
	}

	private Answer chunked(String path, String body) {
		return this.client.raw("POST " + path + """
				 HTTP/1.1
				Host: localhost
				Content-Type: text/plain
				Transfer-Encoding: chunked
				Connection: close
				""", body);
	}

}
