package dev.aisecurity.output.body;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.annotation.OutputFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of the frames of protocols, written one frame at a time.
 */
class DeltaShapeTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String SECRET = "sk-0123456789abcdef";

	private static List<JsonNode> events(List<String> frames) {
		StringBuilder out = new StringBuilder();
		BodyRewriter rewriter = open(BodyType.EVENT_STREAM);
		for (String frame : frames) {
			rewriter.write("data: " + frame + "\n\n", out);
			assertThat(out.toString()).doesNotContain("sk-", "0123", "cdef");
		}
		rewriter.end(out);
		assertThat(out.toString()).doesNotContain("sk-", "0123", "cdef");
		List<JsonNode> nodes = new ArrayList<>();
		for (SseReader.Event event : SseReader.read(out.toString())) {
			if (!event.data().equals("[DONE]")) {
				nodes.add(JSON.readTree(event.data()));
			}
		}
		return nodes;
	}

	private static BodyRewriter open(BodyType type) {
		return new BodyRewriters().open(type, OutputFormat.AUTO, false, Guards.CHANNELS);
	}

	private static String chat(int choice, String field, String text, @Nullable String reason) {
		return """
				{"id":"chatcmpl-1","object":"chat.completion.chunk","model":"m-1","choices":[{"index":%d,\
				"delta":{"%s":"%s"},"finish_reason":%s}]}""".formatted(choice, field, text,
				(reason != null) ? '"' + reason + '"' : "null");
	}

	private static String texts(List<JsonNode> frames, int choice, String field) {
		StringBuilder text = new StringBuilder();
		for (JsonNode frame : frames) {
			for (JsonNode each : frame.path("choices")) {
				if (each.path("index").asInt() == choice) {
					text.append(each.path("delta").path(field).asString(""));
				}
			}
		}
		return text.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "content", "refusal", "reasoning_content", "reasoning", "audio_of_tomorrow" })
	void whenSecretIsSplitOverChunksThenItIsReplacedBeforeItsFirstCharacterLeaves(String field) {
		List<String> frames = new ArrayList<>();
		frames.add(chat(0, "role", "assistant", null));
		frames.add(chat(0, field, "Your key: ", null));
		for (char c : SECRET.toCharArray()) {
			frames.add(chat(0, field, String.valueOf(c), null));
		}
		frames.add(chat(0, field, ", keep it", null));
		frames.add("""
				{"id":"chatcmpl-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""");
		frames.add("""
				{"id":"chatcmpl-1","choices":[],"usage":{"total_tokens":7}}""");
		frames.add("[DONE]");
		List<JsonNode> out = events(frames);
		assertThat(out).hasSize(frames.size() - 1);
		assertThat(texts(out, 0, field)).isEqualTo("Your key: [key], keep it");
		assertThat(out.get(out.size() - 1).path("usage").path("total_tokens").asInt()).isEqualTo(7);
	}

	@Test
	void whenChoicesAreInterleavedThenEachIsATextOfItsOwn() {
		List<String> frames = new ArrayList<>();
		for (int i = 0; i < SECRET.length(); i++) {
			frames.add(chat(0, "content", SECRET.substring(i, i + 1), null));
			frames.add(chat(1, "content", "word" + i + " ", null));
			frames.add("""
					{"choices":[{"index":3,"delta":{"content":"%c"}},{"index":2,"delta":{"content":"b"}}]}"""
				.formatted(SECRET.charAt(i)));
		}
		frames.add("[DONE]");
		List<JsonNode> out = events(frames);
		assertThat(out).hasSize(frames.size() - 1);
		assertThat(texts(out, 0, "content")).isEqualTo("[key]");
		assertThat(texts(out, 1, "content")).startsWith("word0 word1 ").endsWith("word18 ");
		assertThat(texts(out, 2, "content")).isEqualTo("b".repeat(SECRET.length()));
		assertThat(texts(out, 3, "content")).isEqualTo("[key]");
	}

	@Test
	void argumentsOfInterleavedToolCallsAreTextsOfTheirOwn() {
		List<String> frames = new ArrayList<>();
		for (int call = 0; call < 2; call++) {
			frames.add("""
					{"choices":[{"index":0,"delta":{"tool_calls":[{"index":%d,"id":"call_%d","type":"function",\
					"function":{"name":"find","arguments":""}}]}}]}""".formatted(call, call));
		}
		String arguments = "{\\\"key\\\":\\\"" + SECRET + "\\\"}";
		for (int i = 0; i < arguments.length();) {
			int end = (arguments.charAt(i) == '\\') ? i + 2 : i + 1;
			for (int call = 0; call < 2; call++) {
				frames.add("""
						{"choices":[{"index":0,"delta":{"tool_calls":[{"index":%d,"function":{"arguments":"%s"}}]}}]}"""
					.formatted(call, arguments.substring(i, end)));
			}
			i = end;
		}
		List<JsonNode> out = events(frames);
		for (int call = 0; call < 2; call++) {
			StringBuilder text = new StringBuilder();
			for (JsonNode frame : out) {
				JsonNode each = frame.at("/choices/0/delta/tool_calls/0");
				if (each.path("index").asInt() == call) {
					text.append(each.at("/function/arguments").asString(""));
				}
			}
			assertThat(JSON.readTree(text.toString()).path("key").asString()).isEqualTo("[key]");
		}
	}

	@Test
	void finishReasonLetsGoOfItsChoice() {
		BodyRewriter rewriter = open(BodyType.EVENT_STREAM);
		StringBuilder out = new StringBuilder();
		rewriter.write("data: " + chat(0, "content", "end", null) + "\n\n", out);
		assertThat(out).isEmpty();
		rewriter.write("data: " + chat(1, "content", "x ", "stop") + "\n\n", out);
		assertThat(out).isEmpty();
		rewriter.write("data: " + chat(0, "content", ".", "stop") + "\n\n", out);
		assertThat(SseReader.read(out.toString())).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"content\":[%s],\"refusal\":null}", "[%s]" })
	void tokensOfProbabilitiesDoNotSpellWhatWasCutOut(String template) {
		List<String> frames = new ArrayList<>();
		for (char c : SECRET.toCharArray()) {
			String token = """
					{"token":"%c","logprob":-0.1,"bytes":[%d],"top_logprobs":[{"token":"%c","logprob":-0.1,"bytes":[%d]}]}"""
				.formatted(c, (int) c, c, (int) c);
			frames.add("""
					{"choices":[{"index":0,"delta":{"content":"%c"},"log\\u0070robs":%s,"finish_reason":null}]}"""
				.formatted(c, template.formatted(token)));
		}
		List<JsonNode> out = events(frames);
		assertThat(out).hasSize(SECRET.length());
		assertThat(texts(out, 0, "content")).isEqualTo("[key]");
		for (JsonNode frame : out) {
			assertThat(frame.toString()).doesNotContain("token", "bytes");
			assertThat(frame.at("/choices/0/logprobs").isEmpty()).isTrue();
			assertThat(frame.at("/choices/0").has("finish_reason")).isTrue();
		}
	}

	@Test
	void textsOfOlderCompletionsAreReadByChoice() {
		List<String> frames = new ArrayList<>();
		for (char c : SECRET.toCharArray()) {
			frames.add("""
					{"object":"text_completion","choices":[{"index":0,"text":"%c","logprobs":{"tokens":["%c"],\
					"token_logprobs":[-0.5],"top_logprobs":[{"%c":-0.5}],"text_offset":[1]}},{"index":1,"text":"a"}]}"""
				.formatted(c, c, c));
		}
		List<JsonNode> out = events(frames);
		assertThat(out.get(0).at("/choices/0/text").asString()).isEqualTo("[key]");
		assertThat(out.get(0).at("/choices/0/logprobs").isNull()).isTrue();
		assertThat(out.get(1).at("/choices/1/text").asString()).isEqualTo("a");
	}

	@Test
	void fieldsOfTomorrowAreTextsThatGoOn() {
		List<String> frames = new ArrayList<>();
		for (char c : SECRET.toCharArray()) {
			frames.add("""
					{"choices":[{"index":0,"delta":{"content":"a "},"thoughts":{"words":["%c"]}}]}""".formatted(c));
		}
		assertThat(events(frames).get(0).at("/choices/0/thoughts/words/0").asString()).isEqualTo("[key]");
	}

	@Test
	void whenFrameHasTooManyChoicesThenItIsRefused() {
		String frames = "data: {\"choices\":[{\"text\":\"x\"}]}\n\ndata: {\"choices\":[{}" + ",{}".repeat(128)
				+ "]}\n\n";
		assertThatExceptionOfType(UnreadableBodyException.class)
			.isThrownBy(() -> Guards.whole(open(BodyType.EVENT_STREAM), frames))
			.withMessageContaining("choices");
	}

	@Test
	void eventsOfResponsesThatAreNotKnownAreTextsThatGoOn() {
		List<String> frames = new ArrayList<>();
		for (char c : SECRET.toCharArray()) {
			frames
				.add("""
						{"type":"response.whisper.delta","item_id":"w_1","output_index":0,"piece":{"of":"%c"},"obfuscation":"x1"}"""
					.formatted(c));
			frames.add("""
					{"type":"response.hum","item_id":"h_1","output_index":1,"tone":"%c"}""".formatted(c));
		}
		List<JsonNode> out = events(frames);
		assertThat(out.get(0).at("/piece/of").asString()).isEqualTo("[key]");
		assertThat(out.get(1).at("/tone").asString()).isEqualTo("[key]");
	}

	@Test
	void probabilitiesOfResponsesAreLeftOut() {
		List<String> frames = new ArrayList<>();
		for (char c : SECRET.toCharArray()) {
			frames.add("""
					{"type":"response.output_text.delta","item_id":"m","output_index":0,"delta":"%c",\
					"logprobs":[{"token":"%c","bytes":[%d],"top_logprobs":[]}]}""".formatted(c, c, (int) c));
		}
		frames
			.add("""
					{"type":"response.output_text.done","item_id":"m","output_index":0,"text":"%s","logprobs":[{"token":"sk"}]}"""
				.formatted(SECRET));
		frames
			.add("""
					{"type":"response.completed","response":{"output":[{"content":[{"text":"%s","logprobs":[{"token":"s"}]}]}]}}"""
				.formatted(SECRET));
		List<JsonNode> out = events(frames);
		assertThat(out.get(0).path("delta").asString()).isEqualTo("[key]");
		for (JsonNode frame : out) {
			assertThat(frame.toString()).doesNotContain("token", "bytes");
			assertThat(frame.findValue("logprobs").isArray()).isTrue();
		}
	}

	@Test
	void responsesAreReadByItemAndPart() {
		List<String> frames = new ArrayList<>();
		frames.add("""
				{"type":"response.created","response":{"id":"resp_1"}}""");
		for (char c : SECRET.toCharArray()) {
			frames
				.add("""
						{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"%c"}"""
					.formatted(c));
			frames.add("""
					{"type":"response.function_call_arguments.delta","item_id":"fc_1","output_index":1,"delta":"%c"}"""
				.formatted(c));
		}
		frames.add("""
				{"type":"response.output_text.done","item_id":"msg_1","output_index":0,"content_index":0,"text":"%s"}"""
			.formatted(SECRET));
		frames
			.add("""
					{"type":"response.completed","response":{"output":[{"content":[{"text":"%s"}]}],"usage":{"total_tokens":3}}}"""
				.formatted(SECRET));
		List<JsonNode> out = events(frames);
		assertThat(out).hasSize(frames.size());
		assertThat(out.get(out.size() - 2).path("text").asString()).isEqualTo("[key]");
		assertThat(out.get(1).path("delta").asString()).isEqualTo("[key]");
		assertThat(out.get(2).path("delta").asString()).isEqualTo("[key]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text_delta:text", "input_json_delta:partial_json", "thinking_delta:thinking" })
	void contentBlocksAreReadByIndex(String kind) {
		String type = kind.substring(0, kind.indexOf(':'));
		String field = kind.substring(kind.indexOf(':') + 1);
		List<String> frames = new ArrayList<>();
		frames.add("""
				{"type":"message_start","message":{"id":"msg_1","usage":{"input_tokens":3}}}""");
		frames.add("""
				{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""");
		for (char c : SECRET.toCharArray()) {
			for (int block = 0; block < 2; block++) {
				frames.add("""
						{"type":"content_block_delta","index":%d,"delta":{"type":"%s","%s":"%c"}}""".formatted(block,
						type, field, c));
			}
		}
		frames.add("""
				{"type":"content_block_stop","index":0}""");
		frames.add("""
				{"type":"ping"}""");
		frames.add("""
				{"type":"message_stop"}""");
		List<JsonNode> out = events(frames);
		assertThat(out).hasSize(frames.size());
		assertThat(out.get(2).path("delta").path(field).asString()).isEqualTo("[key]");
		assertThat(out.get(3).path("delta").path(field).asString()).isEqualTo("[key]");
		assertThat(out.get(4).path("delta").path(field).asString()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"type\":\"content_block_whisper\",\"text\":\"x\"}", "plain text", "{\"a\":", "\"x\"",
			"{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"new_delta\",\"blob\":\"x\"}}" })
	void whatDoesNotBelongToAKnownProtocolIsRefused(String data) {
		BodyRewriter rewriter = open(BodyType.EVENT_STREAM);
		StringBuilder out = new StringBuilder();
		rewriter.write("data: {\"type\":\"message_start\"}\n\n", out);
		assertThatExceptionOfType(UnreadableBodyException.class)
			.isThrownBy(() -> rewriter.write("data: " + data + "\n\n", out))
			.withMessageNotContaining("whisper");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "{\"chatResponse\":%s,\"context\":{\"conversation\":\"42\"}}" })
	void responsesOfSpringAiAreReadByGeneration(String wrapper) {
		String prefix = wrapper.startsWith("{") ? "/chatResponse" : "";
		List<String> frames = new ArrayList<>();
		for (int i = 0; i < SECRET.length(); i++) {
			String generation = """
					{"output":{"messageType":"ASSISTANT","metadata":{"role":"ASSISTANT"},"toolCalls":[],"text":"%c"},\
					"metadata":{"finishReason":"%s"}}""".formatted(SECRET.charAt(i),
					(i == SECRET.length() - 1) ? "STOP" : "");
			frames.add(wrapper.formatted("""
					{"result":%s,"results":[%s],"metadata":{"id":"x-1","usage":{"totalTokens":9}}}"""
				.formatted(generation, generation)));
		}
		List<JsonNode> out = events(frames);
		assertThat(out).hasSize(frames.size());
		assertThat(out.get(0).at(prefix + "/result/output/text").asString()).isEqualTo("[key]");
		assertThat(out.get(0).at(prefix + "/results/0/output/text").asString()).isEqualTo("[key]");
		assertThat(out.get(5).at(prefix + "/metadata/usage/totalTokens").asInt()).isEqualTo(9);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"token\":\"%c\"}", "{\"id\":\"a-1\",\"x\":{\"y\":[\"%c\"]}}", "[\"%c\"]",
			"{\"session\":\"0a1b2c3d-4e5f\",\"answer\":\"%c\"}" })
	void inUnknownFramesEveryPathIsAText(String template) {
		List<String> frames = new ArrayList<>();
		for (char c : SECRET.toCharArray()) {
			frames.add(template.formatted(c));
		}
		frames.add(template.replace("%c", " bye"));
		List<JsonNode> out = events(frames);
		assertThat(out).hasSize(frames.size());
		assertThat(out.get(0).toString()).contains("[key]");
	}

	@Test
	void whenValueComesAgainThenItHoldsNothing() {
		BodyRewriter rewriter = open(BodyType.JSON_LINES);
		StringBuilder out = new StringBuilder();
		rewriter.write("{\"session\":\"0a1b2c3d\",\"t\":\"one \"}\n", out);
		assertThat(out).isEmpty();
		rewriter.write("{\"session\":\"0a1b2c3d\",\"t\":\"two \"}\n", out);
		assertThat(out.toString().lines()).hasSize(2);
		rewriter.write("{\"session\":\"0a1b2c3d\",\"t\":\"three \"}\n", out);
		assertThat(out.toString().lines()).hasSize(3);
	}

	@Test
	void ownProtocolsAreAskedFirst() {
		DeltaShape shape = new DeltaShape() {

			@Override
			public boolean supports(JsonFrame frame) {
				return frame.contains("choices");
			}

			@Override
			public @Nullable String channel(JsonFrame frame, String path) {
				return null;
			}

		};
		BodyRewriter rewriter = new BodyRewriters(List.of(shape), BodyLimits.DEFAULT).open(BodyType.EVENT_STREAM,
				OutputFormat.AUTO, false, Guards.CHANNELS);
		StringBuilder out = new StringBuilder();
		rewriter.write("data: " + chat(0, "content", "x", null) + "\n\n", out);
		assertThat(out).isNotEmpty();
	}

}
