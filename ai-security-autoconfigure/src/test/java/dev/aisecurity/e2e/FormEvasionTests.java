package dev.aisecurity.e2e;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * EV-8 to EV-10: forms, multipart bodies, and texts that are no body.
 */
class FormEvasionTests extends HttpTestBase {

	private static final String FORM = "application/x-www-form-urlencoded";

	@ParameterizedTest
	@ValueSource(strings = { "/param", "/params", "/form", "/form-body", "/text", "/stream", "/fn/ask", "/servlet/x" })
	void whenFormHoldsAttackThenRefuses(String path) {
		assertRefused(this.client.post(path, FORM, "message=a+%66orbidden-word"), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/param", "/form", "/form-body" })
	void whenFormIsHarmlessThenHandlerStillGetsIt(String path) {
		assertHandled(this.client.post(path, FORM, "message=hello+world&page=x"), "hello world");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/stream", "/request", "/text", "/reader" })
	void whenHandlerReadsFormAsBytesThenTheyAreRebuilt(String path) {
		assertHandled(this.client.post(path, FORM, "message=hello+world"), "message=hello+world");
	}

	@Test
	void whenFormIsInQueryThenInspectsIt() {
		assertRefused(this.client.post("/form?message=forbidden-word", FORM, "page=x"), 403);
	}

	@Test
	void whenParameterNameHoldsAttackThenRefuses() {
		assertRefused(this.client.post("/params", FORM, "a+forbidden-word+here=x"), 403);
	}

	@Test
	void whenFormIsPutThenInspectsBytes() {
		assertRefused(this.client.send("PUT", "/put-form", "message=%66orbidden-word".getBytes(StandardCharsets.UTF_8),
				"Content-Type", FORM), 403);
		assertRefused(this.client.send("PUT", "/fn/ask", "message=%66orbidden-word".getBytes(StandardCharsets.UTF_8),
				"Content-Type", FORM), 403);
	}

	@Test
	void whenFormIsMalformedThenRefuses() {
		assertRefused(this.client.post("/form", FORM, "message=%zz"), 400);
	}

	@Test
	void whenFormCharsetIsNotAllowedThenRefuses() {
		assertRefused(this.client.post("/form", FORM + ";charset=UTF-16", "message=x"), 415);
	}

	@ParameterizedTest
	@CsvSource({ "text/plain, a forbidden-word", "application/json, '{\"message\":\"forbidden-w\\u006frd\"}'",
			"application/octet-stream, a forbidden-word", "text/markdown, a forbidden-word" })
	void whenFileHoldsAttackThenRefuses(String contentType, String content) {
		assertRefused(multipart("/file", part("file", "x.txt", contentType, content)), 403);
	}

	@Test
	void whenFileNameHoldsAttackThenRefuses() {
		assertRefused(multipart("/file", part("file", "forbidden-word.txt", "text/plain", "x")), 403);
	}

	@Test
	void whenPartHeaderHoldsAttackThenRefuses() {
		String part = part("file", "x.txt", "text/plain\r\nX-Note: forbidden-word", "x");

		assertRefused(multipart("/file", part), 403);
	}

	@Test
	void whenOtherPartHoldsAttackThenRefuses() {
		assertRefused(
				multipart("/file",
						part("file", "x.txt", "text/plain", "x")
								+ "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n" + FORBIDDEN + "\r\n"),
				403);
	}

	@Test
	void whenCharsetFieldIsNotAllowedThenRefuses() {
		assertRefused(multipart("/file", part("file", "x.txt", "text/plain", "x")
				+ "--b\r\nContent-Disposition: form-data; name=\"_charset_\"\r\n\r\nUTF-16\r\n"), 415);
	}

	@Test
	void whenJsonPartIsMalformedThenRefuses() {
		assertRefused(multipart("/part", part("ask", "x.json", "application/json", "{")), 400);
	}

	@Test
	void whenJsonPartHoldsAttackThenRefuses() {
		assertRefused(
				multipart("/part", part("ask", "x.json", "application/json", "{\"message\":\"forbidden-w\\u006frd\"}")),
				403);
	}

	@Test
	void whenMultipartIsHarmlessThenHandlerStillGetsIt() {
		assertHandled(multipart("/file", part("file", "x.txt", "text/plain", HARMLESS)), HARMLESS);
		this.ledger.clear();
		assertHandled(
				multipart("/part", part("ask", "x.json", "application/json", "{\"message\":\"" + HARMLESS + "\"}")),
				HARMLESS);
	}

	@Test
	void whenMultipartEndsEarlyThenRefuses() {
		Answer answer = this.client.post("/file", "multipart/form-data; boundary=b",
				"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\nhalf");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(this.ledger.handled()).isEmpty();
	}

	@Test
	void whenParameterIsDeclaredThenTextHasDeclaredOrigin() {
		assertHandled(this.client.get("/declared?page=hello&colour=forbidden-word"), "hello");
		assertThat(this.ledger.inputs()).singleElement()
			.satisfies((interaction) -> assertThat(interaction.segments()).singleElement()
				.satisfies((segment) -> assertThat(segment.origin().isThirdParty()).isTrue()));
	}

	@Test
	void whenBodyPropertyIsDeclaredThenTextHasDeclaredOriginAtDoorAndDesk() {
		assertHandled(this.client.json("/document", "{\"text\":\"hello\"}"), "hello");
		assertThat(this.ledger.inputs()).singleElement()
			.satisfies((interaction) -> assertThat(interaction.segments()).singleElement()
				.satisfies((segment) -> assertThat(segment.origin().isThirdParty()).isTrue()));
	}

	private Answer multipart(String path, String parts) {
		return this.client.post(path, "multipart/form-data; boundary=b", parts + "--b--\r\n");
	}

	private static String part(String name, String file, String contentType, String content) {
		return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file
				+ "\"\r\nContent-Type: " + contentType + "\r\n\r\n" + content + "\r\n";
	}

}
