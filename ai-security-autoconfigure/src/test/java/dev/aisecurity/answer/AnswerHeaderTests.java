package dev.aisecurity.answer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a response says of its body holds for the body that leaves.
 */
@TestPropertySource(properties = { "ai.security.output.html-csp=default-src 'none'; img-src 'self'",
		"server.compression.enabled=true", "server.compression.min-response-size=1KB",
		"ai.security.endpoints.large-whole.output.mode=buffer-then-release",
		"ai.security.endpoints.large-whole.paths=/headers/large-whole", "ai.security.endpoints.observed.mode=observe",
		"ai.security.endpoints.observed.paths=/headers/observed,/headers/probable-observed",
		"ai.security.endpoints.off.mode=off", "ai.security.endpoints.off.paths=/headers/off" })
class AnswerHeaderTests extends AnswerTestBase {

	private static final String GUARDED = "key [AWS_ACCESS_KEY_ID] of the house";

	@Test
	void whenHandlerDescribesBytesThenDescriptionDoesNotLeave() {
		Reply reply = get("/headers/sums");

		assertThat(reply.body()).isEqualTo(GUARDED);
		assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(GUARDED.length()));
		assertThat(reply.response().headers().map().keySet().stream().map(String::toLowerCase)).doesNotContain("digest",
				"content-digest", "repr-digest", "content-md5", "etag", "accept-ranges");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/headers/resource", "/headers/plain", "/headers/sums" })
	void whenPartIsAskedForThenWholeIsAnswered(String path) {
		Reply reply = get(path, "Range", "bytes=4-9", "If-Range", "\"a\"");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body()).isEqualTo(GUARDED);
		assertThat(reply.header("Content-Range")).isEmpty();
		assertThat(reply.header("Accept-Ranges")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/headers/resource", "/headers/plain", "/headers/sums" })
	void whenHeadThenHeadersAreThoseOfTheGuardedBody(String path) {
		HttpResponse<byte[]> head = send("HEAD", path);

		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(header(head, "Content-Length")).isIn("", Integer.toString(GUARDED.length()));
		assertThat(header(head, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(header(head, "ETag")).isEmpty();
	}

	@Test
	void whenConnectorCompressesThenItCompressesTheGuardedBody() throws IOException {
		HttpResponse<byte[]> response = send("GET", "/headers/long", "Accept-Encoding", "gzip");

		assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
			assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo((GUARDED + " ").repeat(400));
		}
	}

	@Test
	void whenPageHasNoPolicyThenItGetsOne() {
		assertThat(get("/headers/page").header("Content-Security-Policy"))
			.isEqualTo("default-src 'none'; img-src 'self'");
	}

	@Test
	void whenPageHasPolicyThenItStays() {
		assertThat(get("/headers/own-policy").header("Content-Security-Policy"))
			.isEqualTo("default-src 'none'; sandbox");
	}

	@Test
	void whenTextIsNoPageThenItGetsNoPolicy() {
		assertThat(get("/headers/plain").header("Content-Security-Policy")).isEmpty();
	}

	@Test
	void whenThereIsNoBodyThenThereIsNone() {
		Reply nothing = get("/headers/nothing");
		assertThat(nothing.status()).isEqualTo(204);
		assertThat(nothing.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(get("/headers/unchanged").status()).isEqualTo(304);
	}

	@Test
	void whenRedirectedThenNothingWrittenBeforeLeaves() {
		Reply reply = get("/headers/elsewhere");

		assertThat(reply.status()).isEqualTo(302);
		assertThat(reply.header("Location")).endsWith("/there");
		assertThat(reply.body()).isEmpty();
		assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void whenErrorHasModelTextThenItIsGuardedToo(String accept) {
		Reply reply = get("/headers/failing", "Accept", accept);

		assertThat(reply.status()).isEqualTo(418);
		assertThat(reply.body()).contains("[AWS_ACCESS_KEY_ID]").doesNotContain(HostileText.SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/javascript", "text/javascript", "application/ecmascript",
			"application/octet-stream", "application/pdf", "image/svg+xml", "image/jpeg", "application/wasm",
			"text/css", "multipart/x-mixed-replace;boundary=b", "application/json-p+javascript", "no type",
			"application/zip" })
	void whenTypeIsNotDeclaredThenAnswerIsWithheld(String type) {
		Reply reply = get("/headers/typed?type=" + type.replace(" ", "%20").replace("+", "%2B").replace(";", "%3B"));

		assertThat(reply.status()).isEqualTo(500);
		assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
		assertThat(reply.body()).contains("answer-withheld", "\"incident\":\"").doesNotContain("script");
	}

	@Test
	void whenTypeIsDeclaredThenBytesLeaveAsTheyAre() {
		Reply reply = get("/headers/typed?type=image/png");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Type")).startsWith("image/png");
		assertThat(reply.body()).isEqualTo(HostileText.TEXT);
		assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
	}

	@Test
	void whenHandlerHasEncodedItsAnswerThenItIsWithheld() {
		Reply reply = get("/headers/zipped");

		assertThat(reply.status()).isEqualTo(500);
		assertThat(reply.header("Content-Encoding")).isEmpty();
		assertThat(reply.body()).contains("answer-withheld");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE" })
	void whenAnswerIsInAnotherCharsetThenItStaysInIt(String charset) {
		for (String path : new String[] { "/headers/in-charset", "/headers/writer-in-charset" }) {
			HttpResponse<byte[]> response = send("GET", path + "?charset=" + charset);

			assertThat(header(response, "Content-Type")).isEqualToIgnoringCase("text/plain;charset=" + charset);
			assertThat(new String(response.body(), Charset.forName(charset))).isEqualTo("Grüße, " + GUARDED);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ISO-2022-JP", "UTF-32", "Shift_JIS" })
	void whenReadersDisagreeOnCharsetThenAnswerLeavesAsUnicode(String charset) {
		HttpResponse<byte[]> response = send("GET", "/headers/in-charset?charset=" + charset);

		assertThat(header(response, "Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).endsWith(GUARDED);
	}

	@Test
	void whenAnswerIsRefusedThenNothingOfItLeaves() {
		Reply reply = get("/headers/refused");

		assertThat(reply.status()).isEqualTo(403);
		assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
		assertThat(reply.body()).contains("\"incident\":\"").doesNotContain("begins", "forbidden");
		assertThat(reply.header("Content-Disposition")).isEmpty();
		assertThat(reply.header("X-Kept")).isEqualTo("yes");
		assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(reply.body().length()));
	}

	@Test
	void whenForwardedThenAnswerIsGuardedOnce() {
		assertThat(get("/headers/forward").body()).isEqualTo(GUARDED);
		assertThat(get("/around/forward").body()).isEqualTo(GUARDED);
	}

	@Test
	void whenForwardedToPageThenTextIsEncodedOnce() {
		assertThat(get("/headers/forward-to-page").body()).contains("&lt;script&gt;")
			.doesNotContain("&amp;lt;", "<script");
	}

	@Test
	void whenViewIsNotGuardedThenAnswerIsAllTheSame() {
		assertThat(get("/headers/view").body()).isEqualTo(GUARDED);
	}

	@Test
	void whenFilterBehindTheDoorTagsBytesThenTagDoesNotLeave() {
		Reply reply = get("/headers/tagged");

		assertThat(reply.body()).isEqualTo(GUARDED);
		assertThat(reply.header("ETag")).isEmpty();
		assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(GUARDED.length()));
	}

	@Test
	void whenAnswerHasProbabilitiesThenTheyDoNotSpellWhatWasCutOut() {
		assertThat(get("/headers/probable").body()).contains(GUARDED, "\"logprobs\":null").doesNotContain("token");
		assertThat(get("/headers/probable-observed").body()).contains(HeaderHandlers.TEXT, "\"token\":\"K\"");
	}

	@Test
	void whenIncludedThenOnlyWhatIsIncludedIsGuarded() {
		assertThat(get("/around/include").body()).isEqualTo("before " + GUARDED + " after");
	}

	@Test
	void whenAnswerIsLargerThanBufferThenItLeavesPieceByPiece() {
		Reply reply = get("/headers/large");

		assertThat(reply.body()).isEqualTo((GUARDED + "\n").repeat(100_000));
		assertThat(reply.header("Content-Length")).isEmpty();
	}

	@Test
	void whenAnswerMustBeWholeAndIsLargerThanBufferThenItIsWithheld() {
		Reply reply = get("/headers/large-whole");

		assertThat(reply.status()).isEqualTo(500);
		assertThat(reply.body()).contains("answer-withheld").doesNotContain("house");
	}

	@ParameterizedTest
	@ValueSource(strings = { "observed", "off" })
	void whenNotEnforcedThenAnswerLeavesAsItIs(String path) {
		Reply reply = get("/headers/" + path);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body()).isEqualTo(HostileText.TEXT + " " + LeakDetector.WORD);
		assertThat(reply.header("Content-Length")).isNotEmpty();
	}

}
