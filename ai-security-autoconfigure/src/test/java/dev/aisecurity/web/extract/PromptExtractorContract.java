package dev.aisecurity.web.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What holds of every {@link PromptExtractor}.
 */
public abstract class PromptExtractorContract {

	private static final int RANDOM_BODIES = 500;

	/**
	 * Returns the extractor.
	 * @return an extractor with the default limits
	 */
	protected abstract PromptExtractor extractor();

	/**
	 * Returns a content type that it supports.
	 * @return the content type
	 */
	protected abstract MediaType contentType();

	/**
	 * Returns a readable body.
	 * @return the bytes, with {@link #prompt()} in them
	 */
	protected abstract byte[] body();

	/**
	 * Returns a text that is in the body.
	 * @return the text
	 */
	protected String prompt() {
		return "What is the weather in Zürich?";
	}

	@Test
	void whenContentTypeIsItsOwnThenSupportsIt() {
		assertThat(extractor().supports(contentType())).isTrue();
	}

	@Test
	void whenNothingIsDeclaredThenTextIsTheUsers() {
		assertThat(extractor().extract(content(body())))
			.anySatisfy((segment) -> assertThat(segment.text()).contains(prompt()))
			.allSatisfy((segment) -> assertThat(segment.origin()).isEqualTo(Origin.USER));
	}

	@Test
	void whenReadTwiceThenReadsTheSame() {
		PromptExtractor extractor = extractor();
		assertThat(extractor.extract(content(body()))).isEqualTo(extractor.extract(content(body())));
	}

	@Test
	void whenReadThenLeavesBytesAlone() {
		byte[] bytes = body();
		extractor().extract(content(bytes));
		assertThat(bytes).isEqualTo(body());
	}

	@Test
	void whenReadThenLocationsHoldNoText() {
		assertThat(extractor().extract(content(body())))
			.allSatisfy((segment) -> assertThat(segment.location()).doesNotContain("weather"));
	}

	@Test
	void whenBytesAreDamagedThenReadsOrRefuses() {
		Random random = new Random(42);
		PromptExtractor extractor = extractor();
		for (int i = 0; i < RANDOM_BODIES; i++) {
			byte[] bytes = damaged(body(), random);
			assertThatNoException().isThrownBy(() -> readOrRefuse(extractor, bytes));
		}
	}

	@Test
	void whenBytesAreRandomThenReadsOrRefuses() {
		Random random = new Random(42);
		PromptExtractor extractor = extractor();
		for (int i = 0; i < RANDOM_BODIES; i++) {
			byte[] bytes = new byte[1 + random.nextInt(64)];
			random.nextBytes(bytes);
			assertThatNoException().isThrownBy(() -> readOrRefuse(extractor, bytes));
		}
	}

	private void readOrRefuse(PromptExtractor extractor, byte[] bytes) {
		try {
			List<Segment> segments = extractor.extract(content(bytes));
			Set<String> seen = new HashSet<>();
			for (Segment segment : segments) {
				assertThat(segment.text()).isNotEmpty();
				assertThat(seen.add(segment.origin() + " " + segment.text())).isTrue();
			}
		}
		catch (UnreadableRequestException ex) {
			assertThat(ex.status()).isBetween(400, 415);
		}
	}

	private static byte[] damaged(byte[] bytes, Random random) {
		byte[] damaged = bytes.clone();
		int times = 1 + random.nextInt(4);
		for (int i = 0; i < times; i++) {
			damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
		}
		return damaged;
	}

	private BodyContent content(byte[] bytes) {
		return new BodyContent(contentType(), bytes, BodyOrigins.USER);
	}

}
