package dev.aisecurity.output.body;

import java.util.List;

import dev.aisecurity.annotation.OutputFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.owasp.encoder.Encode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bodies that are one text, row by row of the decision table.
 */
class TextBodiesTests {

	private static BodyRewriter open(BodyType type, OutputFormat format, boolean raw) {
		return new BodyRewriters().open(type, format, raw, Guards.CHANNELS);
	}

	private static void check(BodyType type, OutputFormat format, boolean raw, String body, String expected) {
		for (int seed = 0; seed < 12; seed++) {
			assertThat(Guards.chopped(open(type, format, raw), body, seed)).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "TEXT", "MARKDOWN" })
	void proseIsLeftReadable(BodyType type) {
		check(type, OutputFormat.AUTO, true, "# <b> & 'x' | sk-0123456789\n", "# <b> & 'x' | [key]\n");
	}

	@ParameterizedTest
	@EnumSource(names = { "ACTIVE", "BINARY" })
	void whatReadersRunIsRefused(BodyType type) {
		assertThatExceptionOfType(UnsupportedBodyException.class).isThrownBy(() -> open(type, OutputFormat.AUTO, true))
			.satisfies((ex) -> assertThat(ex.type()).isEqualTo(type));
	}

	@Property(tries = 500)
	void textInHtmlAndXmlIsEncodedLikeTheWhole(@ForAll("texts") String text, @ForAll long seed) {
		assertThat(Guards.chopped(open(BodyType.HTML, OutputFormat.AUTO, true), text, seed))
			.isEqualTo(Encode.forHtml(text));
		assertThat(Guards.chopped(open(BodyType.XML, OutputFormat.AUTO, true), text, seed))
			.isEqualTo(Encode.forXml(text));
	}

	@Test
	void whenHtmlIsDeclaredThenHarmlessElementsRemain() {
		String out = Guards.chopped(open(BodyType.HTML, OutputFormat.HTML, true), """
				<h1 id="x" onclick="f()">T</h1><p style="x">a <b>b</b><script>alert(1)</script>\
				<img src="https://e.example/x"><a href="javascript:f()">c</a><a href="https://ok.example/">d</a>\
				<svg><style><a title="</style><img src=x onerror=f()>"></svg><form><noscript><iframe>""", 2);
		assertThat(out).startsWith("<h1>T</h1><p>a <b>b</b>")
			.contains("<a href=\"https://ok.example/\" rel=\"nofollow noopener noreferrer\">d</a>")
			.doesNotContainIgnoringCase("<script", "<img", "javascript:", "<svg", "<style", "<form", "<noscript",
					"<iframe", "style=", "id=", "onclick");
	}

	@Test
	void whenDeclaredHtmlIsTooLongThenItIsRefused() {
		BodyRewriter rewriter = new BodyRewriters(List.of(), new BodyLimits(100, 100, 100)).open(BodyType.HTML,
				OutputFormat.HTML, true, Guards.CHANNELS);
		assertThatExceptionOfType(UnreadableBodyException.class)
			.isThrownBy(() -> Guards.whole(rewriter, "a ".repeat(51)));
	}

	@Test
	void whenHtmlIsDeclaredThenOnlyMarkupWithinJsonIsReduced() {
		check(BodyType.JSON, OutputFormat.HTML, false, "{\"a\":\"R&D\",\"b\":\"<i>x</i><script>y</script>\"}",
				"{\"a\":\"R\\u0026D\",\"b\":\"\\u003Ci\\u003Ex\\u003C/i\\u003E\"}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			<p>a sk-0123456789 &lt;b&gt;</p>              | <p>a [key] &lt;b&gt;</p>
			<p>AT&amp;T &eacute; &#233; &#x1F600; x</p>    | <p>AT&amp;T &eacute; &#233; &#x1F600; x</p>
			<p>&#115;k-0123456789 x</p>                    | <p>[key] x</p>
			<a href="sk-0123456789&amp;x=1" b='c'>x</a>    | <a href="[key]&amp;x=1" b='c'>x</a>
			<a href=sk-0123456789 b>x</a>                  | <a href=[key] b>x</a>
			<!-- sk-0123456789 <b> --><b>x</b>             | <!-- [key] <b> --><b>x</b>
			<script>if (a<b) "sk-0123456789"</script>y     | <script>if (a<b) "[key]"</script>y
			<style>a>b{}</style ><i>                       | <style>a>b{}</style ><i>
			<x><![CDATA[ <y> sk-0123456789 ]]></x>         | <x><![CDATA[ <y> [key] ]]></x>
			<p>R&D &amp x</p>                              | <p>R&D &amp x</p>
			<br/>plain                                     | <br/>plain
			""")
	void markupKeepsItsStructure(String body, String expected) {
		String whole = Guards.whole(open(BodyType.HTML, OutputFormat.AUTO, false), body);
		assertThat(whole.replace("R&amp;D", "R&D")).isEqualTo(expected);
		check(BodyType.HTML, OutputFormat.AUTO, false, body, whole);
	}

	@Property(tries = 500)
	void markupIsWrittenTheSameWayHoweverItIsCut(@ForAll("markup") String body, @ForAll long seed) {
		for (BodyType type : List.of(BodyType.HTML, BodyType.XML)) {
			String out = Guards.whole(open(type, OutputFormat.AUTO, false), body);
			assertThat(Guards.chopped(open(type, OutputFormat.AUTO, false), body, seed)).isEqualTo(out);
		}
	}

	@Provide
	Arbitrary<String> markup() {
		return Arbitraries
			.of("<", ">", "</", "p", "a=\"", "\"", "'", "=", " ", "&", "amp;", "&#60;", ";", "<!--", "-->", "-",
					"<script>", "</script", "<![CDATA[", "]]>", "]", "sk-0123456789", "text ", "\n", "/>",
					"&lt;script&gt;")
			.list()
			.ofMaxSize(20)
			.map((parts) -> String.join("", parts));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a,b~                      | a,b~
			=1+1,b                    | '=1+1,b
			a,@x;+y~-z                | a,'@x;'+y~'-z
			-5,+4.2,-0.5,+1~          | -5,+4.2,-0.5,+1~
			"-5","+4.2"               | "-5","+4.2"
			-5+3,"-5+3"               | '-5+3,"'-5+3"
			"-5"+3                    | "'-5"+3
			"-5""x"                   | "'-5""x"
			-.5,-1.2.3,-              | '-.5,'-1.2.3,'-
			"=1,2",x                  | "'=1,2",x
			""=1                      | ""'=1
			""\"=1"                    | ""\"=1"
			  =1," =1"                |   '=1," '=1"
			＝1,＠x,＋x,－x           | '＝1,'＠x,'＋x,'－x
			^x                        | '^x
			"~=1"                     | "'~=1"
			'=1                       | '=1
			a=1,b-2                   | a=1,b-2
			-123                      | -123
			"-123                     | "-123
			""")
	void cellsThatWouldBeFormulasAreText(String body, String expected) {
		check(BodyType.CSV, OutputFormat.AUTO, true, body.replace('~', '\n').replace('^', '\t'),
				expected.replace('~', '\n').replace('^', '\t'));
		String out = Guards.whole(open(BodyType.CSV, OutputFormat.AUTO, true), body.replace('~', '\n'));
		assertThat(Guards.whole(open(BodyType.CSV, OutputFormat.AUTO, true), out)).as("twice").isEqualTo(out);
	}

	@Test
	void tabsMaySeparateCells() {
		check(BodyType.TSV, OutputFormat.AUTO, true, "a\t=1\t\tb,=1\n", "a\t'=1\t\tb,=1\n");
	}

	@Property(tries = 300)
	void yamlIsOneScalar(@ForAll("texts") String text, @ForAll long seed) {
		String out = Guards.chopped(open(BodyType.YAML, OutputFormat.AUTO, true), text, seed);
		Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(out);
		assertThat(read).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a: b\n", "- !!java.lang.Runtime {}\n" })
	void yamlOfASerializerKeepsItsStructure(String text) {
		check(BodyType.YAML, OutputFormat.AUTO, false, text, text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a^[31mred^[0m b           | ared b
			^]52;c;aGk=^Gx            | x
			^]8;;https://e^\\t^]8;;^\\ | t
			^P1$r0m^\\x               | x
			^[2J^[Hx                  | x
			^[3^[1mx                  | x
			^(Bx^cy                   | xy
			^^[1mx                    | x
			^]0;title~next            | ~next
			s^[1mk-0123456789 x       | [key] x
			""")
	void terminalsGetNoControlSequences(String body, String expected) {
		String text = body.replace('~', '\n').replace("^G", "\u0007").replace('^', '\u001B');
		check(BodyType.TERMINAL, OutputFormat.AUTO, true, text, expected.replace('~', '\n'));
		check(BodyType.TEXT, OutputFormat.TERMINAL, true, text, expected.replace('~', '\n'));
	}

	@Test
	void terminalsGetNoControlCharacters() {
		StringBuilder all = new StringBuilder("a\n\tb");
		for (char c = 0; c < 0xA0; c++) {
			if ((c < 0x20 || c >= 0x7F) && c != '\n' && c != '\t' && c != 0x1B && c != 0x90 && c != 0x98 && c < 0x9B) {
				all.append(c);
			}
		}
		all.append("\u009B31mc\u009D0;t\u009Cd");
		check(BodyType.TERMINAL, OutputFormat.AUTO, true, all.toString(), "a\n\tbcd");
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries
			.of("<script>", "&", "\"", "'", "a b", "\n", "😀", "é", "\\", ": ", "- ", "#", "{", "\u2028", "\t")
			.list()
			.ofMaxSize(12)
			.map((parts) -> String.join("", parts));
	}

}
