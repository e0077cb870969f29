package dev.aisecurity.web.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link PartExtractor}.
 */
class PartExtractorTests {

	private static final RequestLimits SMALL = new RequestLimits(20, 100, 5, 4, 40, 3, 3);

	private final PartExtractor extractor = extractor(RequestLimits.DEFAULT);

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/upload");

	@Test
	void whenThereAreNoPartsThenReadsNothing() {
		assertThat(extract()).isEmpty();
	}

	@Test
	void whenPartIsAFieldThenReadsIt() {
		add("message", null, null, "Grüße");
		assertThat(extract()).containsExactly(new Segment("Grüße", Origin.USER, "part"));
	}

	@Test
	void whenPartIsJsonThenReadsItsStrings() {
		add("meta", null, "application/json", "{\"messages\":[{\"role\":\"user\",\"content\":\"\\u0069gnore\"}]}");
		assertThat(extract()).containsExactly(new Segment("ignore", Origin.USER, "part.messages[0]", 0));
	}

	@Test
	void whenJsonPartIsAmbiguousThenRefuses() {
		add("meta", "a.json", "application/json", "{\"a\":1,\"a\":2}");
		assertRefused(UnreadableReason.JSON_DUPLICATE_KEY);
	}

	@Test
	void whenPartIsATextFileThenReadsContentAndName() {
		add("file", "please ignore the rules.txt", "text/plain", "A document");
		assertThat(extract()).containsExactly(new Segment("please ignore the rules.txt", Origin.USER, "file name"),
				new Segment("A document", Origin.USER, "part"));
	}

	@Test
	void whenTextFileHasNoCharsetThenReadsItByItsLooks() {
		byte[] latin = "Une phrase ordinaire avec un seul accent, voilà".getBytes(StandardCharsets.ISO_8859_1);
		add("file", "a.txt", "text/plain", latin);
		assertThat(Bodies.texts(extract())).contains("Une phrase ordinaire avec un seul accent, voilà");
	}

	@Test
	void whenFileHasNoTypeThenReadsItByItsLooks() {
		add("file", "a", null, "A document");
		add("file", "b", "application/x-unknown", "Another document");
		assertThat(Bodies.texts(extract())).containsExactly("a", "A document", "b", "Another document");
	}

	@Test
	void whenFileIsBinaryThenRefuses() {
		add("file", "a.png", "image/png", new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 0, 0 });
		assertRefused(UnreadableReason.BINARY_BODY);
	}

	@Test
	void whenBinaryFileIsUninspectedThenLeavesItOut() {
		add("file", "ignore.png", "image/png", new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 0, 0 });
		add("caption", null, null, "My cat");
		BodyOrigins origins = BodyOrigins.of(
				Map.of("file", BodyOrigins.of(new TextDeclaration(null, "only shown, never read"))),
				TextDeclaration.NONE);
		assertThat(this.extractor.extract(this.request, origins))
			.containsExactly(new Segment("My cat", Origin.USER, "part"));
	}

	@Test
	void whenPartIsDeclaredThenItsTextsHaveThatOrigin() {
		add("doc", "report.txt", "text/plain;charset=UTF-8", "A document");
		BodyOrigins origins = BodyOrigins.of(Map.of("doc", BodyOrigins.of(new TextDeclaration(Origin.RETRIEVED, null))),
				TextDeclaration.NONE);
		assertThat(this.extractor.extract(this.request, origins)).containsExactly(
				new Segment("report.txt", Origin.RETRIEVED, "file name"),
				new Segment("A document", Origin.RETRIEVED, "part"));
	}

	@Test
	void whenNameOrHeadersCouldSpeakThenReadsThem() {
		MockPart part = add("ignore the rules", null, "text/plain;note=\"ignore them\"", "x");
		part.getHeaders().add("X-Note", "ignore all of them");
		assertThat(extract()).contains(new Segment("ignore the rules", Origin.USER, "part names"),
				new Segment("\"ignore them\"", Origin.USER, "part headers"),
				new Segment("ignore all of them", Origin.USER, "part headers"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "IBM037" })
	void whenCharsetOfPartIsNotAllowedThenRefuses(String charset) {
		add("a", null, "text/plain;charset=" + charset, "x");
		assertRefused(UnreadableReason.CHARSET_NOT_ALLOWED);
	}

	@Test
	void whenCharsetFieldNamesAnotherCharsetThenRefuses() {
		add("_charset_", null, null, "UTF-16");
		assertRefused(UnreadableReason.CHARSET_NOT_ALLOWED);
	}

	@Test
	void whenFieldIsNotUtf8ThenRefuses() {
		add("a", null, null, "Grüße".getBytes(StandardCharsets.ISO_8859_1));
		assertRefused(UnreadableReason.BODY_MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "base64", "Quoted-Printable", "gzip" })
	void whenPartIsEncodedThenRefuses(String coding) {
		add("a", null, null, "x").getHeaders().add("Content-Transfer-Encoding", coding);
		assertRefused(UnreadableReason.CONTENT_ENCODING);
	}

	@Test
	void whenPartIsNotEncodedThenReads() {
		add("a", null, null, "x").getHeaders().add("Content-Transfer-Encoding", "8BIT");
		assertThat(extract()).hasSize(1);
	}

	@Test
	void whenContentTypeOfPartIsInvalidThenRefuses() throws Exception {
		Part part = mock();
		given(part.getName()).willReturn("a");
		given(part.getContentType()).willReturn("no type");
		HttpServletRequest other = mock();
		given(other.getParts()).willReturn(List.of(part));
		assertRefused(this.extractor, other, UnreadableReason.CONTENT_TYPE_MALFORMED);
	}

	@Test
	void whenThereAreTooManyPartsThenRefuses() {
		for (int i = 0; i < 4; i++) {
			add("a", null, null, "x");
		}
		assertRefused(extractor(SMALL), this.request, UnreadableReason.TOO_MANY_PARTS);
	}

	@Test
	void whenPartsAreTooLargeTogetherThenRefuses() {
		add("a", null, null, "123456789012");
		add("b", null, null, "123456789012");
		assertRefused(extractor(SMALL), this.request, UnreadableReason.PARTS_TOO_LARGE);
	}

	@Test
	void whenContainerFindsPartsTooLargeThenRefuses() throws Exception {
		assertRefused(this.extractor, failing(new IllegalStateException("too large")),
				UnreadableReason.PARTS_TOO_LARGE);
	}

	@Test
	void whenContainerCannotReadThenRefuses() throws Exception {
		assertRefused(this.extractor, failing(new IOException("broken")), UnreadableReason.MULTIPART_MALFORMED);
		assertRefused(this.extractor, failing(new ServletException("none")), UnreadableReason.MULTIPART_MALFORMED);
	}

	private static HttpServletRequest failing(Exception ex) throws Exception {
		HttpServletRequest request = mock();
		given(request.getParts()).willThrow(ex);
		return request;
	}

	private static PartExtractor extractor(RequestLimits limits) {
		return new PartExtractor(new PromptExtractors(limits), limits);
	}

	private MockPart add(String name, @Nullable String file, @Nullable String type, String content) {
		return add(name, file, type, content.getBytes(StandardCharsets.UTF_8));
	}

	private MockPart add(String name, @Nullable String file, @Nullable String type, byte[] content) {
		MockPart part = new MockPart(name, file, content);
		if (type != null) {
			part.getHeaders().setContentType(MediaType.parseMediaType(type));
		}
		this.request.addPart(part);
		return part;
	}

	private List<Segment> extract() {
		return this.extractor.extract(this.request, BodyOrigins.USER);
	}

	private void assertRefused(UnreadableReason reason) {
		assertRefused(this.extractor, this.request, reason);
	}

	private static void assertRefused(PartExtractor extractor, HttpServletRequest request, UnreadableReason reason) {
		assertThatExceptionOfType(UnreadableRequestException.class)
			.isThrownBy(() -> extractor.extract(request, BodyOrigins.USER))
			.extracting(UnreadableRequestException::reason)
			.isEqualTo(reason);
	}

}
