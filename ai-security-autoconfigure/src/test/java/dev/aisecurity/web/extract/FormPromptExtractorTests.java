package dev.aisecurity.web.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FormPromptExtractor}.
 */
class FormPromptExtractorTests extends PromptExtractorContract {

	private final FormPromptExtractor extractor = new FormPromptExtractor(RequestLimits.DEFAULT);

	@Override
	protected PromptExtractor extractor() {
		return this.extractor;
	}

	@Override
	protected MediaType contentType() {
		return MediaType.APPLICATION_FORM_URLENCODED;
	}

	@Override
	protected byte[] body() {
		return "a=b&message=What+is+the%20weather+in+Z%C3%BCrich%3F".getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void whenFormHasFieldsThenReadsValuesAndSpeakingNames() {
		assertThat(extract("message=%69gnore+me&ignore+me+too=1&empty=&flag&&message=again")).containsExactly(
				new Segment("ignore me", Origin.USER, "form"), new Segment("1", Origin.USER, "form"),
				new Segment("again", Origin.USER, "form"),
				new Segment("ignore me too", Origin.USER, "parameter names"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=%", "a=%zz", "%u0061=1" })
	void whenEncodingIsBrokenThenRefuses(String form) {
		assertThatExceptionOfType(UnreadableRequestException.class).isThrownBy(() -> extract(form))
			.extracting(UnreadableRequestException::reason)
			.isEqualTo(UnreadableReason.PARAMETERS_MALFORMED);
	}

	@Test
	void whenCharsetFieldNamesAnotherCharsetThenRefuses() {
		assertThatExceptionOfType(UnreadableRequestException.class).isThrownBy(() -> extract("_charset_=UTF-7&a=b"))
			.extracting(UnreadableRequestException::reason)
			.isEqualTo(UnreadableReason.CHARSET_NOT_ALLOWED);
	}

	@Test
	void whenThereAreTooManyFieldsThenRefuses() {
		assertThatExceptionOfType(UnreadableRequestException.class).isThrownBy(() -> extract("a=1&".repeat(1001)))
			.extracting(UnreadableRequestException::reason)
			.isEqualTo(UnreadableReason.TOO_MANY_PARAMETERS);
	}

	private List<Segment> extract(String form) {
		return this.extractor.extract(Bodies.of("application/x-www-form-urlencoded", form));
	}

}
