package dev.aisecurity.answer;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of handler, asked for every kind of answer: the text is transformed for the
 * reader that the content type stands for, and none is unfiltered.
 */
class AnswerMatrixTests extends AnswerTestBase {

	private static final String MATRIX = """
			               text/html      text/plain     application/json application/x-ndjson text/event-stream application/xml */*
			string         HTML           PLAIN          JSON_TEXT        LINES_TEXT           NO_EVENT          XML             PLAIN
			mono           HTML           PLAIN          JSON_TEXT        LINES_TEXT           NO_EVENT          XML             PLAIN
			deferred       HTML           PLAIN          JSON_TEXT        LINES_TEXT           NO_EVENT          XML             PLAIN
			stage          HTML           PLAIN          JSON_TEXT        LINES_TEXT           NO_EVENT          XML             PLAIN
			pojo           NOT_ACCEPTABLE NOT_ACCEPTABLE JSON             NOT_ACCEPTABLE       NOT_ACCEPTABLE    NOT_ACCEPTABLE  JSON
			record         NOT_ACCEPTABLE NOT_ACCEPTABLE JSON             NOT_ACCEPTABLE       NOT_ACCEPTABLE    NOT_ACCEPTABLE  JSON
			entity         NOT_ACCEPTABLE NOT_ACCEPTABLE JSON             NOT_ACCEPTABLE       NOT_ACCEPTABLE    NOT_ACCEPTABLE  JSON
			callable       NOT_ACCEPTABLE NOT_ACCEPTABLE JSON             NOT_ACCEPTABLE       NOT_ACCEPTABLE    NOT_ACCEPTABLE  JSON
			stream         NOT_ACCEPTABLE NOT_ACCEPTABLE JSON             NOT_ACCEPTABLE       NOT_ACCEPTABLE    NOT_ACCEPTABLE  JSON
			flux-string    HTML           PLAIN          JSON_TEXT        LINES_TEXT           EVENTS            XML             PLAIN
			flux-pojo      NOT_ACCEPTABLE NOT_ACCEPTABLE JSON             LINES                JSON_EVENTS       NOT_ACCEPTABLE  JSON
			flux-sse       EVENTS         EVENTS         EVENTS           EVENTS               EVENTS            EVENTS          EVENTS
			sse-emitter    EVENTS         EVENTS         EVENTS           EVENTS               EVENTS            EVENTS          EVENTS
			body-emitter   HTML           PLAIN          JSON_TEXT        LINES_TEXT           NO_EVENT          XML             PLAIN
			streaming-body HTML           PLAIN          JSON_TEXT        LINES_TEXT           NO_EVENT          XML             PLAIN
			functional     HTML           PLAIN          JSON_TEXT        LINES_TEXT           NO_EVENT          XML             PLAIN
			direct         HTML           PLAIN          JSON_TEXT        LINES_TEXT           NO_EVENT          XML             PLAIN
			error-body     ERROR_PAGE     ERROR          ERROR_JSON       ERROR                ERROR             ERROR           ERROR_JSON
			""";

	static List<Arguments> cells() {
		List<String> rows = MATRIX.lines().toList();
		String[] types = rows.get(0).strip().split(" +");
		List<Arguments> cells = new ArrayList<>();
		for (String row : rows.subList(1, rows.size())) {
			String[] columns = row.split(" +");
			for (int i = 0; i < types.length; i++) {
				cells.add(Arguments.of(columns[0], types[i], Transformation.valueOf(columns[i + 1])));
			}
		}
		return cells;
	}

	@ParameterizedTest
	@MethodSource("cells")
	void whenHandlerAnswersThenTextIsTransformedForItsReader(String kind, String accept, Transformation expected) {
		Reply reply = get("/matrix/" + kind, "Accept", accept);

		assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(reply.body()).doesNotContain(HostileText.SECRET)
			.doesNotContain(HostileText.SECRET.substring(8))
			.doesNotContain("\u001b", "\u0007", "\u200b", "\\u001B", "\\u0007");
		expected.verify(reply);
	}

}
