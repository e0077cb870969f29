package dev.aisecurity.output.body;

import java.util.List;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.output.body.SseReader.Event;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventStreamRewriterTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static BodyRewriter rewriter() {
		return new BodyRewriters().open(BodyType.EVENT_STREAM, OutputFormat.AUTO, true, Guards.CHANNELS);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			data:Hello\\n\\n                              | data:Hello\\n\\n
			data: Hello\\n\\n                             | data: Hello\\n\\n
			data:a\\ndata:b\\n\\n                         | data:a\\ndata:b\\n\\n
			event: x\\nid:7\\ndata: a\\n\\n               | event: x\\nid:7\\ndata: a\\n\\n
			data: a\\r\\ndata: b\\r\\n\\r\\n              | data: a\\ndata: b\\n\\n
			data: a\\r\\rdata: b\\r\\r                    | data: a\\n\\ndata: b\\n\\n
			:ping\\n\\n                                   | :ping\\n\\n
			retry: 5000\\n\\n                             | retry: 5000\\n\\n
			retry: soon\\n\\n                             | \\n
			foo: bar\\ndata: x\\n\\n                      | data: x\\n\\n
			data\\n\\n                                    | data: \\n\\n
			data: {"a":"<b>"}\\n\\n                       | data: {"a":"\\u003Cb\\u003E"}\\n\\n
			data: {"a":\\ndata: "<"}\\n\\n                | data: {"a":\\ndata: "\\u003C"}\\n\\n
			data: <b>&'\\n\\n                             | data: <b>&'\\n\\n
			data: "<"\\n\\n                               | data: "\\u003C"\\n\\n
			data: {\\n\\ndata: "x\\n\\n                   | data: {\\n\\ndata: "x\\n\\n
			data:sk-0123\\n\\ndata:456789\\n\\ndata: x\\n\\n | data:[key]\\n\\ndata:\\n\\ndata: x\\n\\n
			event: sk-0123456789\\ndata: x\\n\\n          | event: [key]\\ndata: x\\n\\n
			: sk-0123456789\\n\\n                         | : [key]\\n\\n
			data: x                                       | data: x\\n\\n
			""")
	void eventsLeaveAsABrowserReadsThem(String body, String expected) {
		String stream = unescape(body);
		for (int seed = 0; seed < 12; seed++) {
			assertThat(Guards.chopped(rewriter(), stream, seed)).isEqualTo(unescape(expected));
		}
	}

	private static String unescape(String text) {
		return text.replace("\\n", "\n").replace("\\r", "\r");
	}

	@Test
	void whenJsonStringsAreTokensThenAKeyAcrossThemIsReplaced() {
		String out = Guards.whole(rewriter(), "data: \"sk-01234\"\n\ndata: \"56789\"\n\ndata: \" it's\"\n\n");
		assertThat(out).isEqualTo("data: \"[key]\"\n\ndata: \"\"\n\ndata: \" it\\u0027s\"\n\n");
	}

	@Test
	void framesAreHeldUntilTheirTextIsDecided() {
		BodyRewriter rewriter = rewriter();
		StringBuilder out = new StringBuilder();
		rewriter.write("data:one \n\n", out);
		assertThat(out).hasToString("data:one \n\n");
		rewriter.write("data:sk-01234\n\ndata:56789\n\n", out);
		assertThat(out).hasToString("data:one \n\n");
		rewriter.write("data: two\n\n", out);
		assertThat(out).hasToString("data:one \n\ndata:[key]\n\ndata:\n\n");
		rewriter.write("data:[DONE]\n\n", out);
		assertThat(out).hasToString("data:one \n\ndata:[key]\n\ndata:\n\ndata: two\n\ndata:[DONE]\n\n");
	}

	@Test
	void commentsDoNotWaitForHeldFrames() {
		BodyRewriter rewriter = rewriter();
		StringBuilder out = new StringBuilder();
		rewriter.write("data:held\n\n:ping\n\n", out);
		assertThat(out).hasToString(":ping\n");
	}

	@Test
	void whenAbortedThenHeldFramesAreDropped() {
		BodyRewriter rewriter = rewriter();
		StringBuilder out = new StringBuilder();
		rewriter.write("data:one \n\ndata:held\n\ndata:half", out);
		rewriter.abort("{\"status\":403}", out);
		assertThat(out).hasToString("data:one \n\nevent: error\ndata: {\"status\":403}\n\n");
	}

	@Test
	void whenTooMuchIsHeldThenTheStreamIsRefused() {
		BodyRewriters small = new BodyRewriters(List.of(), new BodyLimits(1000, 1000, 100));
		BodyRewriter rewriter = small.open(BodyType.EVENT_STREAM, OutputFormat.AUTO, true, Guards.CHANNELS);
		StringBuilder out = new StringBuilder();
		assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(() -> {
			for (int i = 0; i < 1001; i++) {
				rewriter.write("data:x\n\n", out);
			}
		});
		assertThat(out).isEmpty();
		assertThatExceptionOfType(UnreadableBodyException.class)
			.isThrownBy(() -> Guards.whole(small.open(BodyType.EVENT_STREAM, OutputFormat.AUTO, true, Guards.CHANNELS),
					"data:" + "x ".repeat(1000)));
	}

	@Test
	void whenWaitingFramesAreTinyThenTheyCountForWhatTheyCost() {
		BodyRewriters small = new BodyRewriters(List.of(), new BodyLimits(10_000, 1000, 100));
		BodyRewriter rewriter = small.open(BodyType.EVENT_STREAM, OutputFormat.AUTO, true, Guards.CHANNELS);
		StringBuilder out = new StringBuilder();
		assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(() -> {
			for (int i = 0; i < 150; i++) {
				rewriter.write("data:x\n\n", out);
			}
		});
	}

	@Test
	void whenFramesWithoutTextWaitThenTheyLeaveInTheirPlace() {
		BodyRewriter rewriter = rewriter();
		StringBuilder out = new StringBuilder();
		rewriter.write("data:held\n\nid:1\n\nretry:5\n\nother:x\n\ndata: and gone\n\nid:2\n\n", out);
		assertThat(out).doesNotContain("id:2");
		rewriter.end(out);
		assertThat(out).hasToString("data:held\n\nid:1\n\nretry: 5\n\n\ndata: and gone\n\nid:2\n\n");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "data:x\n", "id:x\n", "data:{\"a\":[\"k0\",\"k1\",\"k2\",\"k3\",\"k4\",\"k5\",\"k6\"]}\n\n" })
	void whenEventHasTooManyTextsThenTheStreamIsRefused(String lines) {
		BodyRewriters small = new BodyRewriters(List.of(), new BodyLimits(10_000, 1000, 6));
		BodyRewriter rewriter = small.open(BodyType.EVENT_STREAM, OutputFormat.AUTO, true, Guards.CHANNELS);
		assertThatExceptionOfType(UnreadableBodyException.class)
			.isThrownBy(() -> Guards.whole(rewriter, lines.repeat(7) + "\n"))
			.withMessageContaining("too many");
	}

	@Property(tries = 500)
	void textsReachTheReaderUnchangedHoweverTheyAreCut(@ForAll("texts") List<String> texts, @ForAll long seed) {
		StringBuilder stream = new StringBuilder();
		for (String text : texts) {
			stream.append("data: ").append(text.replace("\n", "\ndata: ")).append("\n\n");
		}
		String out = Guards.chopped(rewriter(), stream.toString(), seed);
		assertThat(out).isEqualTo(Guards.whole(rewriter(), stream.toString()));
		List<Event> events = SseReader.read(out);
		assertThat(events).hasSameSizeAs(texts);
		for (int i = 0; i < events.size(); i++) {
			assertThat(same(events.get(i).data(), texts.get(i))).as(texts.get(i)).isTrue();
		}
	}

	private static boolean same(String actual, String expected) {
		if (actual.equals(expected)) {
			return true;
		}
		JsonNode read = JSON.readTree(actual);
		return read.equals(JSON.readTree(expected));
	}

	@Provide
	Arbitrary<List<String>> texts() {
		return Arbitraries
			.of("Hello", " world", "it's", "a\nb", "\n", "{\"a\":\"<b>\"}", "{\"a\":\"x y\",\"n\":[1,null]}", "[]",
					"[\"'\"]", "<i>", "\"quoted\"", "{", "12", "data: x", "id: 7", " ", "[DONE]", "😀")
			.list()
			.ofMinSize(1)
			.ofMaxSize(8)
			.filter((texts) -> texts.stream().noneMatch((text) -> text.isEmpty()));
	}

	@Property(tries = 1000)
	void hostileStreamsAreReadOrRefused(@ForAll("fragments") String stream, @ForAll long seed) {
		String out;
		try {
			out = Guards.whole(rewriter(), stream);
		}
		catch (UnreadableBodyException ex) {
			assertThatExceptionOfType(UnreadableBodyException.class)
				.isThrownBy(() -> Guards.chopped(rewriter(), stream, seed));
			return;
		}
		assertThat(Guards.chopped(rewriter(), stream, seed)).isEqualTo(out);
	}

	@Provide
	Arbitrary<String> fragments() {
		return Arbitraries
			.of("data:", "data: ", "event: ", "id:", ":", "retry: 1", "\n", "\n\n", "\r", "\r\n", "{\"a\":\"", "\"}",
					"sk-01234", "56789 ", "[DONE]", "\uFEFF", "{\"choices\":[{\"delta\":{\"content\":\"", "\"}}]}",
					"{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"x\"}}", "\u0000",
					"\\u00", "[", "]")
			.list()
			.ofMaxSize(30)
			.map((parts) -> String.join("", parts));
	}

}
