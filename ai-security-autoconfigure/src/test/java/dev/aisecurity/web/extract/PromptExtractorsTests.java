package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PromptExtractors}, {@link UnreadableReason} and {@link RequestLimits}.
 */
class PromptExtractorsTests {

	private final PromptExtractors extractors = new PromptExtractors(RequestLimits.DEFAULT);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "application/json | {\"a\":\"b c\"} | b c", "text/plain | a | a",
			"application/x-www-form-urlencoded | q=a+b | a b", "application/x-unknown | a | a" })
	void whenTypeIsKnownThenItsExtractorReads(String type, String body, String expected) {
		assertThat(Bodies.texts(this.extractors.extract(Bodies.of(type, body)))).containsExactly(expected);
	}

	@Test
	void whenTypeIsMissingThenReadsByLooks() {
		assertThat(Bodies.texts(this.extractors.extract(Bodies.of(null, "hello")))).containsExactly("hello");
	}

	@Test
	void whenApplicationHasAnExtractorThenItIsAskedFirst() {
		Segment own = new Segment("own", Origin.USER, "body");
		PromptExtractors all = new PromptExtractors(List.of(extractor(List.of(own))), RequestLimits.DEFAULT);
		assertThat(all.extract(Bodies.json("{"))).containsExactly(own);
		assertThat(Bodies.texts(all.extract(Bodies.of("text/plain", "hello")))).containsExactly("hello");
	}

	@Test
	void whenExtractorFailsThenRefusesWithoutItsMessage() {
		PromptExtractors all = new PromptExtractors(List.of(extractor(null)), RequestLimits.DEFAULT);
		assertThatExceptionOfType(UnreadableRequestException.class).isThrownBy(() -> all.extract(Bodies.json("{}")))
			.satisfies((ex) -> {
				assertThat(ex.status()).isEqualTo(400);
				assertThat(ex.rule()).isEqualTo("extraction-failed");
				assertThat(ex.toFinding().category()).isEqualTo(ThreatCategory.FAILURE);
				assertThat(ex).hasNoCause();
			});
	}

	@Test
	void whenBodyIsEmptyThenReadsNothing() {
		assertThat(this.extractors.extract(Bodies.of("image/png", new byte[0]))).isEmpty();
	}

	@Test
	void whenBodyIsUninspectedThenReadsNothingUpToTheLimit() {
		BodyOrigins origins = BodyOrigins.of(new TextDeclaration(null, "pictures only"));
		byte[] bytes = new byte[RequestLimits.DEFAULT.maxBytes()];
		assertThat(this.extractors.extract(new BodyContent(MediaType.IMAGE_PNG, bytes, origins))).isEmpty();
		byte[] more = new byte[RequestLimits.DEFAULT.maxBytes() + 1];
		assertThatExceptionOfType(UnreadableRequestException.class)
			.isThrownBy(() -> this.extractors.extract(new BodyContent(MediaType.IMAGE_PNG, more, origins)))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(413));
	}

	@Test
	void whenBodyIsDescribedThenHoldsNoBytes() {
		assertThat(Bodies.of("text/plain", "secret")).hasToString("BodyContent[text/plain, 6 bytes]");
	}

	@ParameterizedTest
	@EnumSource(UnreadableReason.class)
	void whenReasonIsAFindingThenStatusAndCategoryAgree(UnreadableReason reason) {
		assertThat(reason.status()).isIn(400, 413, 415);
		assertThat(reason.toFinding().rule()).isEqualTo(reason.rule()).matches("[a-z0-9]+(-[a-z0-9]+)*");
		assertThat(reason.toFinding().category() == ThreatCategory.CONSUMPTION).isEqualTo(reason.status() == 413);
		assertThat(reason.toFinding().category().isAttack()).isFalse();
	}

	@Test
	void whenLimitIsOutOfRangeThenRefusesIt() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> new RequestLimits(1, 1, 1, 0, 1, 1, 1))
			.withMessageContaining("max-depth");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> new RequestLimits(1, 1, 1, 1001, 1, 1, 1))
			.withMessageContaining("at most 1000");
	}

	@Test
	void whenTextsAreCollectedThenEachTextAndOriginStaysOnce() {
		SegmentCollector collector = new SegmentCollector(10);
		collector.add("a", Origin.USER, "query");
		collector.addAll(List.of(new Segment("a", Origin.USER, "body"), new Segment("a", Origin.TOOL, "body"),
				new Segment("", Origin.USER, "body")));
		assertThat(collector.segments()).containsExactly(new Segment("a", Origin.USER, "query"),
				new Segment("a", Origin.TOOL, "body"));
	}

	private static PromptExtractor extractor(@Nullable List<Segment> segments) {
		return new PromptExtractor() {

			@Override
			public boolean supports(@Nullable MediaType contentType) {
				return contentType != null && contentType.getSubtype().equals("json");
			}

			@Override
			public List<Segment> extract(BodyContent body) {
				if (segments == null) {
					throw new IllegalStateException("canary");
				}
				return segments;
			}

		};
	}

}
