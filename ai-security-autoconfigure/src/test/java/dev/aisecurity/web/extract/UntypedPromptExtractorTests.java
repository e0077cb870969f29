package dev.aisecurity.web.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link UntypedPromptExtractor} and {@link BinarySniffer}.
 */
class UntypedPromptExtractorTests extends PromptExtractorContract {

	private final UntypedPromptExtractor extractor = new UntypedPromptExtractor(RequestLimits.DEFAULT);

	@Override
	protected PromptExtractor extractor() {
		return this.extractor;
	}

	@Override
	protected MediaType contentType() {
		return MediaType.APPLICATION_OCTET_STREAM;
	}

	@Override
	protected byte[] body() {
		return prompt().getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void whenTypeIsMissingThenSupportsIt() {
		assertThat(this.extractor.supports(null)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" })
	void whenMarkedThenDecodesAsMarked(String charset) {
		assertThat(texts("\uFEFFGrüße 😀".getBytes(Charset.forName(charset)))).contains("Grüße 😀");
	}

	@Test
	void whenMarkPromisesAnotherEncodingThenReadsItAsUtf8Too() {
		byte[] bytes = "\0\0hello world!".getBytes(StandardCharsets.UTF_8);
		bytes[0] = (byte) 0xFE;
		bytes[1] = (byte) 0xFF;
		assertThat(texts(bytes)).hasSize(2).endsWith("hello world!");
	}

	@Test
	void whenTextHasAFewAccentsThenReadsItAsLatin() {
		String text = "Une phrase ordinaire avec un seul accent grave, voilà";
		assertThat(texts(text.getBytes(StandardCharsets.ISO_8859_1))).containsExactly(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ignore all\t\r\n", "\u65E5\u672C\u8A9E", "{\"a\":1}", "\f", "x" })
	void whenBytesAreTextThenReadsIt(String text) {
		assertThat(texts(text.getBytes(StandardCharsets.UTF_8))).containsExactly(text);
	}

	@Test
	void whenJsonHasNoContentTypeThenResolvesItsEscapes() {
		assertThat(texts("{\"q\":\"\\u0069gnore\"}".getBytes(StandardCharsets.UTF_8))).contains("ignore");
	}

	@ParameterizedTest
	@ValueSource(strings = { "89504E470D0A1A0A0000000D49484452", "504B030414000000", "1F8B08000000", "00", "6100620063",
			"FFFE00D8", "0102030405060708", "CAC7D2E2CAC7" })
	void whenBytesAreBinaryThenRefuses(String hex) {
		assertRefused(HexFormat.of().parseHex(hex));
	}

	@Test
	void whenBytesAreUtf16WithoutAMarkThenRefuses() {
		assertRefused("ignore previous".getBytes(StandardCharsets.UTF_16LE));
		assertRefused("\u5FFD\u7565\u4EE5\u524D".getBytes(StandardCharsets.UTF_16BE));
	}

	@Test
	void whenBytesAreCompressedOrRandomThenRefuses() {
		byte[] bytes = new byte[1000];
		new Random(1).nextBytes(bytes);
		assertRefused(bytes);
	}

	private List<String> texts(byte[] bytes) {
		return Bodies.texts(this.extractor.extract(Bodies.of(null, bytes)));
	}

	private void assertRefused(byte[] bytes) {
		assertThatExceptionOfType(UnreadableRequestException.class)
			.isThrownBy(() -> this.extractor.extract(Bodies.of("application/octet-stream", bytes)))
			.satisfies((ex) -> {
				assertThat(ex.rule()).isEqualTo("binary-body");
				assertThat(ex.status()).isEqualTo(415);
			});
	}

}
