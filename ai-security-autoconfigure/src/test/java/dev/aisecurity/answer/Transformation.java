package dev.aisecurity.answer;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.answer.AnswerTestBase.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of {@link HostileText} in one cell of the matrix.
 */
enum Transformation {

	/** Left readable. */
	PLAIN {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "text/plain;charset=UTF-8");
			assertThat(reply.body()).isEqualTo(HostileText.GUARDED);
		}

	},

	/** Shown as source. */
	HTML {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "text/html;charset=UTF-8");
			assertThat(reply.body()).contains("&lt;script&gt;", HostileText.PLACEHOLDER).doesNotContain("<");
		}

	},

	/** One JSON document whose texts are equal after a round trip. */
	JSON {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "application/json");
			assertThat(reply.body()).doesNotContain("<", ">", "&", "'");
			assertThat(texts(MAPPER.readTree(reply.body()))).startsWith(HostileText.GUARDED);
		}

	},

	/** Not JSON, though it says so: escaped all the same. */
	JSON_TEXT {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "application/json");
			assertThat(reply.body()).contains("\\u003Cscript\\u003E", HostileText.PLACEHOLDER).doesNotContain("<", ">");
		}

	},

	/** JSON, line by line. */
	LINES {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "application/x-ndjson");
			assertThat(reply.body()).doesNotContain("<", ">", "&", "'");
			StringBuilder text = new StringBuilder();
			reply.body().lines().forEach((line) -> text.append(texts(MAPPER.readTree(line))));
			assertThat(text).hasToString(HostileText.GUARDED);
		}

	},

	/** Not lines of JSON, though it says so: escaped all the same. */
	LINES_TEXT {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "application/x-ndjson");
			assertThat(reply.body()).contains("\\u003Cscript\\u003E", HostileText.PLACEHOLDER).doesNotContain("<", ">");
		}

	},

	/** Events whose data is text. */
	EVENTS {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "text/event-stream");
			assertThat(String.join("", data(reply.body()))).isEqualTo(HostileText.GUARDED);
		}

	},

	/** Events whose data is JSON. */
	JSON_EVENTS {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "text/event-stream");
			assertThat(reply.body()).doesNotContain("<", ">", "&", "'");
			StringBuilder text = new StringBuilder();
			data(reply.body()).forEach((data) -> text.append(texts(MAPPER.readTree(data))));
			assertThat(text).hasToString(HostileText.GUARDED);
		}

	},

	/** Text that is no event: no reader would see it, so nothing of it leaves. */
	NO_EVENT {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "text/event-stream");
			assertThat(reply.body()).isBlank();
		}

	},

	/** Text in place of XML. */
	XML {

		@Override
		void verify(Reply reply) {
			assertAnswered(reply, "application/xml;charset=UTF-8");
			assertThat(reply.body()).contains("&lt;script", HostileText.PLACEHOLDER).doesNotContain("<script");
		}

	},

	/** Refused by Spring MVC itself. */
	NOT_ACCEPTABLE {

		@Override
		void verify(Reply reply) {
			assertThat(reply.status()).isEqualTo(406);
			assertThat(reply.body()).doesNotContain("quoted");
		}

	},

	/** The page that the application shows for errors. */
	ERROR_PAGE {

		@Override
		void verify(Reply reply) {
			assertThat(reply.status()).isEqualTo(500);
			assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
			assertThat(reply.body()).contains("<h1>", "&lt;script&gt;", HostileText.PLACEHOLDER)
				.doesNotContain("<script");
		}

	},

	/** The JSON that the application answers for errors. */
	ERROR_JSON {

		@Override
		void verify(Reply reply) {
			assertThat(reply.status()).isEqualTo(500);
			assertThat(reply.header("Content-Type")).isEqualTo("application/json");
			assertThat(MAPPER.readTree(reply.body()).path("message").stringValue()).isEqualTo(HostileText.GUARDED);
			assertThat(reply.body()).doesNotContain("<", ">");
		}

	},

	/** An error without a body. */
	ERROR {

		@Override
		void verify(Reply reply) {
			assertThat(reply.status()).isEqualTo(500);
			assertThat(reply.body()).isEmpty();
		}

	};

	private static final JsonMapper MAPPER = JsonMapper.shared();

	abstract void verify(Reply reply);

	private static void assertAnswered(Reply reply, String type) {
		assertThat(reply.status()).as(reply.body()).isIn(200, 202);
		String actual = reply.header("Content-Type");
		assertThat(actual).isIn(type, type + ";charset=UTF-8");
	}

	private static String texts(JsonNode node) {
		if (node.isString()) {
			return node.stringValue();
		}
		StringBuilder texts = new StringBuilder();
		node.forEach((child) -> texts.append(texts(child)));
		return texts.toString();
	}

	private static List<String> data(String stream) {
		List<String> events = new ArrayList<>();
		for (String event : stream.split("\n\n")) {
			StringBuilder data = new StringBuilder();
			event.lines()
				.filter((line) -> line.startsWith("data:"))
				.forEach((line) -> data.append(data.isEmpty() ? "" : "\n").append(line.substring("data:".length())));
			if (!data.isEmpty()) {
				events.add(data.toString());
			}
		}
		return events;
	}

}
