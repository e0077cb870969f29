package dev.aisecurity.output;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OutputEncoderTests {

	private final OutputEncoder encoder = new OutputEncoder();

	@Test
	void everyPlaceOfAPageHasItsEncoding() {
		assertThat(this.encoder.htmlElement("<b>&'\"")).isEqualTo("&lt;b&gt;&amp;&#39;&#34;");
		assertThat(this.encoder.htmlAttribute("\" onclick='x'")).isEqualTo("&#34; onclick=&#39;x&#39;");
		assertThat(this.encoder.javaScript("'</script>\n")).isEqualTo("\\x27<\\/script>\\n");
		assertThat(this.encoder.css("\"}a{")).doesNotContain("\"").contains("\\22");
		assertThat(this.encoder.urlComponent("a b&c=../é")).isEqualTo("a%20b%26c%3D..%2F%C3%A9");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			one^nINFO forged     | one\\nINFO forged
			one^r^nx             | one\\n\\nx
			a^tb                 | a\\tb
			^e[31mred^e[0m       | red
			^e]52;c;eA==^gx      | x
			a^zb                 | a\\u202eb
			plain é 😀           | plain é 😀
			""")
	void aLogLineStaysOneLine(String text, String expected) {
		String hostile = text.replace("^n", "\n")
			.replace("^r", "\r")
			.replace("^t", "\t")
			.replace("^e", "\u001B")
			.replace("^g", "\u0007")
			.replace("^z", "\u202E");
		assertThat(this.encoder.logLine(hostile)).isEqualTo(expected);
	}

	@Test
	void aLogLineHasNoOtherLineEnds() {
		assertThat(this.encoder.logLine("a\u0085b\u2028c\u2029d\u000Be\u000Cf\u0000g"))
			.isEqualTo("ab\\u2028c\\u2029defg");
	}

	@Test
	void aHeaderValueIsOneLineOfAscii() {
		assertThat(this.encoder.headerValue(" x\r\nSet-Cookie: a=b\u0000 é😀\u0085"))
			.isEqualTo("x  Set-Cookie: a=b  ??");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			plain       | plain
			a,b         | "a,b"
			a"b         | "a""b"
			=1+1        | '=1+1
			@x;y        | "'@x;y"
			-5          | -5
			-5+1        | '-5+1
			＝1         | '＝1
			""")
	void aCellIsNoFormula(String text, String expected) {
		assertThat(this.encoder.csvCell(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void whereNoEncodingIsSafeTheAnswerSaysWhatIs(String sink, UnaryOperator<String> method, String instead) {
		assertThatExceptionOfType(UnsafeSinkException.class).isThrownBy(() -> method.apply("' OR 1=1"))
			.withMessageContaining(instead)
			.withMessageNotContaining("1=1")
			.satisfies((ex) -> assertThat(ex.sink()).isEqualTo(sink))
			.satisfies((ex) -> assertThat(ex.instead()).contains(instead));
	}

	static Stream<Arguments> refusals() {
		OutputEncoder encoder = new OutputEncoder();
		return Stream.of(refusal("SQL", encoder::sql, "parameter"),
				refusal("a shell", encoder::shell, "ProcessBuilder"),
				refusal("an expression of SpEL", encoder::spel, "SimpleEvaluationContext"),
				refusal("LDAP", encoder::ldap, "LdapQueryBuilder"),
				refusal("a file path", encoder::filePath, "generate"));
	}

	private static Arguments refusal(String sink, UnaryOperator<String> method, String instead) {
		return Arguments.of(sink, method, instead);
	}

}
