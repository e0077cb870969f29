package dev.aisecurity.e2e;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * EV-1 to EV-7: the filter reads the same JSON as the handler, or nobody does.
 */
class JsonEvasionTests extends HttpTestBase {

	private static final String ATTACK = "{\"message\":\"" + FORBIDDEN + "\"}";

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16", "UTF-32" })
	void whenBytesAreNotUtf8ThenRefuses(String charset) {
		Answer answer = this.client.post("/json", "application/json", ATTACK.getBytes(Charset.forName(charset)));

		assertRefused(answer, 400);
		assertThat(this.ledger.rules()).containsExactly("charset-mismatch");
	}

	@Test
	void whenByteOrderMarkThenInspectsWhatFollowsOrRefuses() {
		Answer answer = this.client.json("/json", "\uFEFF" + ATTACK);

		assertThat(answer.status()).isIn(400, 403);
		assertThat(this.ledger.handled()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "IBM037", "UTF-7", "UTF-16", "windows-1252", "nonsense", "x-UTF-16LE-BOM" })
	void whenDeclaredCharsetIsNotAllowedThenRefuses(String charset) {
		Answer answer = this.client.post("/json", "application/json;charset=" + charset, ATTACK);

		assertRefused(answer, 415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/json", "/text", "/stream", "/fn/ask" })
	void whenEncodedInDeclaredCharsetThenRefuses(String path) {
		Answer answer = this.client.post(path, "application/json;charset=IBM037",
				ATTACK.getBytes(Charset.forName("IBM037")));

		assertRefused(answer, 415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json;charset=utf-8", "application/json;charset=\"UTF-8\"",
			"application/json; CHARSET=us-ascii" })
	void whenDeclaredCharsetIsAllowedThenInspects(String contentType) {
		assertRefused(this.client.post("/json", contentType, ATTACK), 403);
	}

	@Test
	void whenTextIsLatin1ThenHandlerReadsWhatWasInspected() {
		Answer answer = this.client.post("/text", "text/plain;charset=ISO-8859-1",
				"Stra\u00dfe".getBytes(StandardCharsets.ISO_8859_1));

		assertHandled(answer, "Stra\u00dfe");
		assertThat(this.ledger.inspectedTexts()).containsExactly("Stra\u00dfe");
	}

	@Test
	void whenReaderThenReadsInDeclaredCharset() {
		Answer answer = this.client.post("/reader", "text/plain;charset=ISO-8859-1",
				"Stra\u00dfe".getBytes(StandardCharsets.ISO_8859_1));

		assertHandled(answer, "Stra\u00dfe");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"message\":\"a forbidden-word\",\"message\":\"x\"}",
			"{\"message\":\"x\",\"message\":\"a forbidden-word\"}", "{\"mess\\u0061ge\":\"x\",\"message\":\"y\"}" })
	void whenKeyIsDuplicateThenRefuses(String json) {
		assertRefused(this.client.json("/json", json), 400);
		assertThat(this.ledger.rules()).contains("json-duplicate-key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"message\":\"x\"}{\"message\":\"y\"}", "{\"message\":\"x\"} trailing",
			"{\"message\":\"x\"}]" })
	void whenMoreFollowsThenRefuses(String json) {
		assertRefused(this.client.json("/json", json), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"message\":", "{'message':'x'}", "{\"message\":\"x\",}", "// x\n{}", "NaN" })
	void whenNotJsonThenRefuses(String json) {
		assertRefused(this.client.json("/json", json), 400);
	}

	@Test
	void whenEscapedThenInspectsWhatItMeans() {
		assertRefused(this.client.json("/json", "{\"message\":\"\\u0066orbidden-w\\u006frd\"}"), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/map", "/tree", "/fn/ask" })
	void whenKeyHoldsAttackThenRefuses(String path) {
		assertRefused(this.client.json(path, "{\"" + FORBIDDEN + "\":1}"), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/problem+json", "application/vnd.api+json", "application/JSON",
			"application/vnd.x+json;charset=utf-8" })
	void whenJsonUnderOtherNameThenInspects(String contentType) {
		assertRefused(this.client.post("/map", contentType, "{\"m\":\"forbidden-w\\u006frd\"}"), 403);
	}

	@Test
	void whenNestedDeepThenRefuses() {
		assertRefused(this.client.json("/tree", "[".repeat(500) + "]".repeat(500)), 413);
	}

	@Test
	void whenPropertyIsUnknownToHandlerThenInspectsIt() {
		assertRefused(this.client.json("/json", "{\"message\":\"x\",\"other\":[{\"deep\":\"" + FORBIDDEN + "\"}]}"),
				403);
	}

	@Test
	void whenNoContentTypeThenInspectsAsText() {
		Answer answer = this.client.send("POST", "/stream", FORBIDDEN.getBytes(StandardCharsets.UTF_8));

		assertRefused(answer, 403);
	}

	@Test
	void whenBinaryThenRefuses() {
		assertRefused(this.client.post("/stream", "application/octet-stream", new byte[] { 0, 1, 2, (byte) 0xff }),
				415);
		assertThat(this.ledger.rules()).containsExactly("binary-body");
	}

}
