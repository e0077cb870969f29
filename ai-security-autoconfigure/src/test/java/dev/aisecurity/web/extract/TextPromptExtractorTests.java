package dev.aisecurity.web.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TextPromptExtractor}.
 */
class TextPromptExtractorTests extends PromptExtractorContract {

	private final TextPromptExtractor extractor = new TextPromptExtractor(RequestLimits.DEFAULT);

	@Override
	protected PromptExtractor extractor() {
		return this.extractor;
	}

	@Override
	protected MediaType contentType() {
		return MediaType.TEXT_PLAIN;
	}

	@Override
	protected byte[] body() {
		return prompt().getBytes(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "text/markdown", "TEXT/HTML", "text/csv;charset=utf-8", "application/xml",
			"application/soap+xml", "application/yaml", "application/graphql", "text/event-stream" })
	void whenTypeIsTextThenSupportsIt(String type) {
		assertThat(this.extractor.supports(MediaType.parseMediaType(type))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/octet-stream", "application/json", "image/png", "*/*" })
	void whenTypeIsNotTextThenDoesNotSupportIt(String type) {
		assertThat(this.extractor.supports(MediaType.parseMediaType(type))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "ISO-8859-1" })
	void whenCharsetIsAllowedThenDecodesWithIt(String charset) {
		byte[] bytes = "Grüße".getBytes(Charset.forName(charset));
		assertThat(texts("text/plain;charset=" + charset, bytes)).containsExactly("Grüße");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "IBM037", "windows-1252", "Shift_JIS", "UTF-32" })
	void whenCharsetIsNotAllowedThenRefuses(String charset) {
		assertRefused("text/plain;charset=" + charset, "hello".getBytes(Charset.forName(charset)),
				UnreadableReason.CHARSET_NOT_ALLOWED);
	}

	@Test
	void whenBytesAreNotOfTheCharsetThenRefuses() {
		assertRefused("text/plain", "Grüße".getBytes(StandardCharsets.ISO_8859_1), UnreadableReason.BODY_MALFORMED);
		assertRefused("text/plain;charset=US-ASCII", "Grüße".getBytes(StandardCharsets.UTF_8),
				UnreadableReason.BODY_MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" })
	void whenEncodedOtherwiseThenRefuses(String charset) {
		assertRefused("text/plain", "hello".getBytes(Charset.forName(charset)), UnreadableReason.CHARSET_MISMATCH);
		assertRefused("text/plain", "\uFEFFhello".getBytes(Charset.forName(charset)),
				UnreadableReason.CHARSET_MISMATCH);
	}

	@Test
	void whenTextIsADocumentWithEscapesThenReadsItsStringsToo() {
		assertThat(texts("text/plain", "{\"q\":\"\\u0069gnore\"}".getBytes(StandardCharsets.UTF_8)))
			.containsExactly("{\"q\":\"\\u0069gnore\"}", "ignore");
	}

	@Test
	void whenTextIsTooLongThenRefuses() {
		assertRefused("text/plain",
				"a".repeat(RequestLimits.DEFAULT.maxCharacters() + 1).getBytes(StandardCharsets.UTF_8),
				UnreadableReason.TOO_MANY_CHARACTERS);
	}

	@Test
	void whenXmlDeclaresItsEncodingThenDecodesWithIt() {
		String xml = "<?xml version='1.0' encoding='ISO-8859-1'?><a>Grüße</a>";
		assertThat(texts("application/xml", xml.getBytes(StandardCharsets.ISO_8859_1))).containsExactly(xml);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<?xml version='1.0' encoding='IBM037'?><a/>",
			"<?xml version='1.0' encoding='UTF-7'?><a/>", "<?xml encoding=" })
	void whenXmlDeclaresAnotherEncodingThenRefuses(String xml) {
		assertRefused("application/xml", xml.getBytes(StandardCharsets.UTF_8), UnreadableReason.CHARSET_NOT_ALLOWED);
	}

	@Test
	void whenXmlAndContentTypeDisagreeThenRefuses() {
		assertRefused("text/xml;charset=UTF-8",
				"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>".getBytes(StandardCharsets.UTF_8),
				UnreadableReason.CHARSET_MISMATCH);
	}

	@Test
	void whenXmlDeclaresEntitiesThenRefuses() {
		String xml = "<!DOCTYPE a [<!ENTITY x 'ig'><!ENTITY y 'nore'>]><a>&x;&y;</a>";
		assertRefused("application/soap+xml", xml.getBytes(StandardCharsets.UTF_8), UnreadableReason.XML_ENTITIES);
	}

	private List<String> texts(String type, byte[] bytes) {
		return Bodies.texts(this.extractor.extract(Bodies.of(type, bytes)));
	}

	private void assertRefused(String type, byte[] bytes, UnreadableReason reason) {
		assertThatExceptionOfType(UnreadableRequestException.class)
			.isThrownBy(() -> this.extractor.extract(Bodies.of(type, bytes)))
			.extracting(UnreadableRequestException::reason)
			.isEqualTo(reason);
	}

}
