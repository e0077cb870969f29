package dev.aisecurity.answer;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that arrive piece by piece leave piece by piece, and end when they must.
 */
class AnswerStreamTests extends AnswerTestBase {

	private static final String GUARDED = "Grüße & <script>alert(1)</script> \"quoted\" key [AWS_ACCESS_KEY_ID] red";

	@Autowired
	StreamLog log;

	@BeforeEach
	void forget() {
		this.log.cancelled.set(0);
		this.log.produced.set(0);
		this.log.last = null;
		this.log.gate = new CountDownLatch(1);
	}

	private void awaitEnd() {
		Awaitility.await().until(() -> this.log.last != null && this.log.last.isClosed());
	}

	@Test
	void whenClientLeavesThenUpstreamIsCancelledAndExchangeClosed() throws IOException {
		try (InputStream body = open("/streams/endless").body()) {
			assertThat(body.readNBytes(200)).hasSize(200);
		}

		Awaitility.await().until(() -> this.log.cancelled.get() > 0);
		awaitEnd();
	}

	@Test
	void whenStreamIsRefusedAtOnceThenClientGetsProblem() {
		Reply reply = get("/streams/leaking-at-once");

		assertThat(reply.body()).contains("\"incident\":\"").doesNotContain(LeakDetector.WORD);
		Awaitility.await().until(() -> this.log.cancelled.get() > 0);
		awaitEnd();
	}

	@ParameterizedTest
	@ValueSource(strings = { "leaking-later", "leaking-emitter" })
	void whenStreamIsRefusedLaterThenItEndsWithAnError(String path) throws IOException {
		HttpResponse<InputStream> response = open("/streams/" + path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(header(response, "Content-Type")).startsWith("text/event-stream");
		try (InputStream body = response.body()) {
			String first = new String(body.readNBytes(20), StandardCharsets.UTF_8);
			this.log.gate.countDown();
			String all = first + new String(body.readAllBytes(), StandardCharsets.UTF_8);

			assertThat(all).contains("all is well so far", "event: error", "\"incident\":\"")
				.doesNotContain(LeakDetector.WORD)
				.doesNotContain("HTTP/1.1");
		}
		Awaitility.await().until(() -> this.log.cancelled.get() > 0);
		awaitEnd();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			leaking-later                                         | event: error
			leaking-emitter                                       | event: error
			leaking-lines                                         | {"error":
			leaking-body-emitter?type=text/event-stream           | event: error
			leaking-body-emitter?type=application/x-ndjson        | {"error":
			leaking-streaming-body?type=text/event-stream         | event: error
			leaking-streaming-body?type=application/x-ndjson      | {"error":
			leaking-writer?type=text/event-stream                 | event: error
			leaking-writer?type=application/x-ndjson              | {"error":
			""")
	void whenStreamOfAnyKindIsRefusedLaterThenTheErrorIsItsLastFrame(String path, String error) throws IOException {
		HttpResponse<InputStream> response = open("/streams/" + path);
		assertThat(response.statusCode()).isEqualTo(200);
		try (InputStream body = response.body()) {
			String first = new String(body.readNBytes(20), StandardCharsets.UTF_8);
			this.log.gate.countDown();
			String all = first + new String(body.readAllBytes(), StandardCharsets.UTF_8);

			assertThat(all).contains("all is well so far").doesNotContain(LeakDetector.WORD, "HTTP/1.1");
			assertThat(all.split(Pattern.quote(error), -1)).hasSize(2);
			assertThat(all.substring(all.indexOf(error)).strip().lines().count()).isLessThan(3);
			assertThat(all.substring(all.indexOf(error))).contains("\"incident\":\"").endsWith("\n");
		}
		Awaitility.await().until(() -> this.log.cancelled.get() > 0);
		assertThat(this.log.produced.get()).isLessThan(1000);
		awaitEnd();
	}

	@ParameterizedTest
	@ValueSource(strings = { "leaking-body-emitter", "leaking-streaming-body", "leaking-writer" })
	void whenTextIsRefusedLaterThenItEnds(String path) throws IOException {
		try (InputStream body = open("/streams/" + path + "?type=text/plain").body()) {
			String first = new String(body.readNBytes(20), StandardCharsets.UTF_8);
			this.log.gate.countDown();
			String all = first + new String(body.readAllBytes(), StandardCharsets.UTF_8);

			assertThat(all).startsWith("all is well so far. \nall is well");
			assertThat(all.replace("all is well so far. \n", "").strip()).isIn("", "all is well so far.");
		}
		awaitEnd();
	}

	@Test
	void whenStreamingBodyIsRefusedLaterThenNothingMoreLeaves() {
		Reply reply = get("/streams/leaking-body");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body()).startsWith("All is well so far.").doesNotContain(LeakDetector.WORD);
		assertThat(this.log.produced.get()).isLessThan(200);
		awaitEnd();
	}

	@Test
	void whenThereAreManyPiecesThenAllArriveInOrder() {
		assertThat(get("/streams/thousand", "Accept", "text/plain").body())
			.isEqualTo(IntStream.range(0, 1000).mapToObj((i) -> "word" + i + " ").collect(Collectors.joining()));
	}

	@Test
	void whenHandlerFlushesThenReaderSeesWhatIsDecided() throws IOException {
		HttpResponse<InputStream> response = open("/streams/waiting");
		try (InputStream body = response.body()) {
			String first = new String(body.readNBytes("The first sentence. ".length()), StandardCharsets.UTF_8);
			this.log.gate.countDown();
			String rest = new String(body.readAllBytes(), StandardCharsets.UTF_8);

			assertThat(first).isEqualTo("The first sentence. ");
			assertThat(rest).isEqualTo("The second sentence. The key is [AWS_ACCESS_KEY_ID] indeed.");
		}
	}

	@Test
	void whenRequestIsAnsweredOutsideOfSpringThenItIsGuarded() {
		assertThat(get("/streams/raw-async").body()).startsWith(GUARDED).endsWith("dish end");
		awaitEnd();
	}

	@Test
	void whenWrittenWithoutBlockingThenItIsGuarded() {
		String body = get("/streams/non-blocking").body();

		assertThat(body).startsWith(GUARDED).endsWith("dish end").doesNotContain(HostileText.SECRET);
		assertThat(body.split("Grüße", -1)).hasSize(501);
		awaitEnd();
	}

}
