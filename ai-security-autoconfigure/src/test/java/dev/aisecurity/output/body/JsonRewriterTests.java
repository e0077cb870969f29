package dev.aisecurity.output.body;

import dev.aisecurity.annotation.OutputFormat;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonRewriterTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final BodyRewriters rewriters = new BodyRewriters();

	private BodyRewriter structured() {
		return this.rewriters.open(BodyType.JSON, OutputFormat.AUTO, false, Guards.CHANNELS);
	}

	private BodyRewriter raw() {
		return this.rewriters.open(BodyType.JSON, OutputFormat.AUTO, true, Guards.CHANNELS);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"a":"<b>"}              | {"a":"\\u003Cb\\u003E"}
			{"a":"x&y"}              | {"a":"x\\u0026y"}
			{"a":"it's"}             | {"a":"it\\u0027s"}
			{"<k>":1}                | {"\\u003Ck\\u003E":1}
			["\\u2028\\u2029"]       | ["\\u2028\\u2029"]
			["a\\/b","a/b"]          | ["a/b","a/b"]
			["\\u003c"]              | ["\\u003C"]
			["\\ud83d\\ude00"]       | ["😀"]
			["\\ud83d"]              | ["�"]
			["\\u0000"]              | [""]
			["\\"\\\\"]              | ["\\"\\\\"]
			[-1.50e+10, true , null] | [-1.50e+10, true , null]
			"</script>"              | "\\u003C/script\\u003E"
			[""]                     | [""]
			{"a":"x sk-0123456789."} | {"a":"x [key]."}
			{"sk-0123456789":2}      | {"[key]":2}
			["\\u0073k-0123456789"]  | ["[key]"]
			{"a":1}{"b":2}           | {"a":1}{"b":2}
			""")
	void stringsLeaveWithLosslessEscapes(String body, String expected) {
		assertThat(Guards.whole(structured(), body)).isEqualTo(expected);
		for (int seed = 0; seed < 8; seed++) {
			assertThat(Guards.chopped(structured(), body, seed)).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			Hello <b>you</b>          | Hello \\u003Cb\\u003Eyou\\u003C/b\\u003E
			{"a":"x"} <script>        | {"a":"x"} \\u003Cscript\\u003E
			{a:'<i>'}                 | {a:\\u0027\\u003Ci\\u003E\\u0027}
			nope <b>                  | nope \\u003Cb\\u003E
			42 <b> sk-0123456789 is   | 42 \\u003Cb\\u003E [key] is
			1234-5678 <               | 1234-5678 \\u003C
			[01]                      | [01]
			["a" "b<"]                | ["a" "b\\u003C"]
			tru                       | tru
			""")
	void whereTextIsNoJsonItsRestIsOneText(String body, String expected) {
		assertThat(Guards.whole(raw(), body)).isEqualTo(expected);
		for (int seed = 0; seed < 8; seed++) {
			assertThat(Guards.chopped(raw(), body, seed)).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{a:1}", "[1,]", "{\"a\" 1}", "[1}", "nope", "]", "{\"a\":1,}", "<", "[.5]", "[1.]" })
	void whenSerializerWritesNoJsonThenTheBodyIsRefused(String body) {
		assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(() -> Guards.whole(structured(), body));
	}

	@Test
	void whenNestedTooDeeplyThenTheRestIsOneText() {
		String body = "[".repeat(1001) + "\"<\"";
		assertThat(Guards.whole(raw(), body)).isEqualTo("[".repeat(1001) + "\"\\u003C\"");
		assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(() -> Guards.whole(structured(), body));
	}

	@Test
	void whenNumberIsTooLongThenItIsNone() {
		assertThatExceptionOfType(UnreadableBodyException.class)
			.isThrownBy(() -> Guards.whole(structured(), "[" + "1".repeat(1025) + "]"));
	}

	@Test
	void decidedTextLeavesBeforeTheStringEnds() {
		BodyRewriter rewriter = structured();
		StringBuilder out = new StringBuilder();
		rewriter.write("{\"a\":\"one two sk-01", out);
		assertThat(out).hasToString("{\"a\":\"one two ");
		rewriter.write("23456789 three \"", out);
		assertThat(out).hasToString("{\"a\":\"one two [key] three \"");
	}

	@Test
	void longStringsAreNotHeld() {
		BodyRewriter rewriter = structured();
		StringBuilder out = new StringBuilder();
		rewriter.write("[\"", out);
		for (int i = 0; i < 10_000; i++) {
			out.setLength(0);
			rewriter.write("lorem ipsum ", out);
			assertThat(out).hasToString("lorem ipsum ");
		}
	}

	@Test
	void whenDeclaredThenValuesBecomeEntities() {
		BodyRewriter rewriter = this.rewriters.open(BodyType.JSON, OutputFormat.HTML_IN_JSON, false, Guards.CHANNELS);
		String out = Guards.chopped(rewriter, "{\"a&b\":\"<b>😀&\"}", 3);
		assertThat(JSON.readTree(out)).isEqualTo(JSON.readTree("{\"a&b\":\"&lt;b&gt;😀&amp;\"}"));
	}

	@Test
	void whenForTerminalThenControlSequencesAreRemoved() {
		BodyRewriter rewriter = this.rewriters.open(BodyType.JSON, OutputFormat.TERMINAL, false, Guards.CHANNELS);
		assertThat(Guards.whole(rewriter, "[\"a\\u001b[31mb\\u001b]52;c;eA==\\u0007c\"]")).isEqualTo("[\"abc\"]");
	}

	@Property(tries = 300)
	void everyDocumentIsEqualAfterARoundTrip(@ForAll("documents") JsonNode document, @ForAll long seed) {
		String body = JSON.writeValueAsString(document);
		String out = Guards.chopped(structured(), body, seed);
		assertThat(JSON.readTree(out)).isEqualTo(JSON.readTree(body));
		assertThat(out).doesNotContain("<", ">", "&", "'", "\u2028", "\u2029");
		assertThat(Guards.whole(structured(), body)).isEqualTo(out);
		assertThat(Guards.whole(structured(), out)).as("twice").isEqualTo(out);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"logprobs":{"content":[{"token":"sk-"}]},"b":1} | {"logprobs":null,"b":1}
			{"a":[{"logprobs" : [{"t":"]","u":[[]]}] ,"b":2}]} | {"a":[{"logprobs" : [] ,"b":2}]}
			{"logprobs":"x y","n":{"top_logprobs":-1.5}}     | {"logprobs":"x y","n":{"top_logprobs":-1.5}}
			{"a":"logprobs","b":[1],"c":{"d":"e"}}           | {"a":"logprobs","b":[1],"c":{"d":"e"}}
			["logprobs",{"a":1}]                             | ["logprobs",{"a":1}]
			{"logprobsOfAVeryLongName":[1]}                  | {"logprobsOfAVeryLongName":[1]}
			""")
	void probabilitiesOfTokensAreLeftOut(String body, String expected) {
		assertThat(Guards.whole(structured(), body)).isEqualTo(expected);
		for (int seed = 0; seed < 8; seed++) {
			assertThat(Guards.chopped(structured(), body, seed)).isEqualTo(expected);
		}
	}

	@Test
	void whenProbabilitiesAreNotWholeThenBodyIsRefused() {
		for (BodyType type : new BodyType[] { BodyType.JSON, BodyType.JSON_LINES }) {
			BodyRewriter raw = this.rewriters.open(type, OutputFormat.AUTO, true, Guards.CHANNELS);
			assertThatExceptionOfType(UnreadableBodyException.class)
				.isThrownBy(() -> Guards.whole(raw, "{\"logprobs\":[{\"token\":\"sk\"},{\"token\":oops"));
		}
	}

	@Property(tries = 500)
	void anyTextIsWrittenTheSameWayHoweverItIsCut(@ForAll("fragments") String body, @ForAll long seed) {
		String out = Guards.whole(raw(), body);
		assertThat(Guards.chopped(raw(), body, seed)).isEqualTo(out);
		assertThat(out).doesNotContain("<");
	}

	@Provide
	Arbitrary<JsonNode> documents() {
		return nodes(3);
	}

	private static Arbitrary<JsonNode> nodes(int depth) {
		Arbitrary<JsonNode> leaves = Arbitraries.oneOf(texts().map((text) -> JSON.getNodeFactory().stringNode(text)),
				Arbitraries.longs().map((number) -> JSON.getNodeFactory().numberNode(number)),
				Arbitraries.of(true, false).map((value) -> JSON.getNodeFactory().booleanNode(value)),
				Arbitraries.just(JSON.getNodeFactory().nullNode()));
		if (depth == 0) {
			return leaves;
		}
		Arbitrary<JsonNode> arrays = nodes(depth - 1).list().ofMaxSize(4).map((items) -> {
			ArrayNode array = JSON.createArrayNode();
			items.forEach(array::add);
			return array;
		});
		Arbitrary<JsonNode> objects = nodes(depth - 1).list().ofMaxSize(4).flatMap((items) -> texts().map((key) -> {
			ObjectNode object = JSON.createObjectNode();
			for (int i = 0; i < items.size(); i++) {
				object.set(key + i, items.get(i));
			}
			return object;
		}));
		return Arbitraries.oneOf(leaves, arrays, objects);
	}

	private static Arbitrary<String> texts() {
		return Arbitraries.oneOf(
				Arbitraries.of("<script>", "a & b", "it's", "\u2028", "\ud83d\ude00", "\\", "\"", "\n\r\t", "C:\\dir",
						"plain words here"),
				Arbitraries.strings().withCharRange(' ', '~').withChars("äßéЖجहあ中한").ofMaxLength(12));
	}

	@Provide
	Arbitrary<String> fragments() {
		return Arbitraries
			.of("{", "}", "[", "]", "\"", ":", ",", "\\", "u00", "3c", "<", "1", "-", "e5", "true", "nul", " ", "\n",
					"sk-0123456789", "\ud83d", "\ude00", "a b", "'", "\u0000", "\"a\":", "\\u003c")
			.list()
			.ofMaxSize(25)
			.map((parts) -> String.join("", parts));
	}

}
