package dev.aisecurity.answer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where text is pinned, no client makes a page of it.
 */
@TestPropertySource(properties = "ai.security.output.pin-text=true")
class PinnedTextTests extends AnswerTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "string", "mono", "deferred", "stage" })
	void whenPageIsAskedForThenItIsNotAcceptable(String kind) {
		Reply reply = get("/matrix/" + kind, "Accept", "text/html");

		assertThat(reply.status()).isEqualTo(406);
		assertThat(reply.body()).doesNotContain("quoted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "string", "mono", "deferred", "stage", "flux-string" })
	void whenAnythingIsAskedForThenTextIsPlain(String kind) {
		Reply reply = get("/matrix/" + kind, "Accept", "text/html, */*;q=0.1");

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
	}

	@ParameterizedTest
	@CsvSource({ "flux-string, text/event-stream, text/event-stream", "record, application/json, application/json",
			"flux-pojo, application/x-ndjson, application/x-ndjson" })
	void whenHandlerAnswersOtherThanTextThenNothingIsPinned(String kind, String accept, String type) {
		assertThat(get("/matrix/" + kind, "Accept", accept).header("Content-Type")).startsWith(type);
	}

}
