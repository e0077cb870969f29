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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonLinesRewriterTests {

	private static BodyRewriter open(boolean raw) {
		return new BodyRewriters().open(BodyType.JSON_LINES, OutputFormat.AUTO, raw, Guards.CHANNELS);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"a":"<"}~{"a":"x"}~                      | {"a":"\\u003C"}~{"a":"x"}~
			{"a":"sk-01234"}~{"a":"56789"}~           | {"a":"[key]"}~{"a":""}~
			{"a":~"<"}~~[1]~                          | {"a":~"\\u003C"}~~[1]~
			{"a":1}{"b":2}                            | {"a":1}{"b":2}
			"sk-01234"~"56789"~                       | "[key]"~""~
			1~true~null                               | 1~true~null
			Some <b> text~and sk-0123456789 more      | Some \\u003Cb\\u003E text~and [key] more
			{"a":"x"}~text <~{"a":"<"}~               | {"a":"x"}~text \\u003C~{"a":"\\u003C"}~
			{"a":"x                                   | {"a":"x
			""")
	void linesAreFrames(String body, String expected) {
		for (int seed = 0; seed < 12; seed++) {
			assertThat(Guards.chopped(open(true), body.replace('~', '\n'), seed))
				.isEqualTo(expected.replace('~', '\n'));
		}
	}

	@Test
	void sequencesKeepTheirSeparators() {
		assertThat(Guards.whole(open(false), "\u001E{\"a\":1}\n\u001E{\"a\":2}\n"))
			.isEqualTo("\u001E{\"a\":1}\n\u001E{\"a\":2}\n");
	}

	@Test
	void whenSerializerOrProtocolStopsBeingJsonThenTheRestIsRefused() {
		assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(() -> Guards.whole(open(false), "text"));
		assertThatExceptionOfType(UnreadableBodyException.class)
			.isThrownBy(() -> Guards.whole(open(true), "{\"choices\":[]}\ntext"));
	}

	@Test
	void whenAbortedThenTheProblemIsALine() {
		BodyRewriter rewriter = open(false);
		StringBuilder out = new StringBuilder();
		rewriter.write("{\"n\":1}\n{\"t\":\"held\"}\n{\"t\":", out);
		rewriter.abort("{\"status\":403}", out);
		assertThat(out).hasToString("{\"n\":1}\n{\"error\":{\"status\":403}}\n");
	}

	@Property(tries = 500)
	void anyBodyIsWrittenTheSameWayHoweverItIsCut(@ForAll("fragments") String body, @ForAll long seed) {
		String out;
		try {
			out = Guards.whole(open(true), body);
		}
		catch (UnreadableBodyException ex) {
			return;
		}
		assertThat(Guards.chopped(open(true), body, seed)).isEqualTo(out);
		assertThat(out).doesNotContain("<");
	}

	@Provide
	Arbitrary<String> fragments() {
		return Arbitraries
			.of("{\"a\":", "}", "[", "]", "\"", "\"x y\"", ",", "<", "\n", "\r\n", "12", "\\", "\u001E", "sk-01234",
					"56789", "{\"a\":\"sk-01234\"}\n", "{\"a\":\"56789\"}\n", "\ud83d", "null")
			.list()
			.ofMaxSize(20)
			.map((parts) -> String.join("", parts));
	}

}
