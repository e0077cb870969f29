package dev.aisecurity.web.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeaderExtractor} and {@link PathVariableExtractor}.
 */
class HeaderExtractorTests {

	private final HeaderExtractor extractor = new HeaderExtractor(RequestLimits.DEFAULT);

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void whenHeaderIsBoundThenReadsAllItsValues() {
		this.request.addHeader("X-Prompt", "one");
		this.request.addHeader("X-Prompt", "two");
		this.request.addHeader("X-Other", "three");
		assertThat(this.extractor.extract(this.request, List.of("x-prompt"), List.of(), BodyOrigins.USER))
			.containsExactly(new Segment("one", Origin.USER, "header"), new Segment("two", Origin.USER, "header"));
	}

	@Test
	void whenHeaderIsUtf8InDisguiseThenReadsBoth() {
		String disguised = new String("Grüße".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		this.request.addHeader("X-Prompt", disguised);
		assertThat(Bodies.texts(this.extractor.extract(this.request, List.of("X-Prompt"), List.of(), BodyOrigins.USER)))
			.containsExactly(disguised, "Grüße");
	}

	@Test
	void whenCookieIsBoundThenReadsItDecodedToo() {
		this.request.setCookies(new Cookie("prompt", "%69gnore"), new Cookie("Prompt", "x"), new Cookie("other", "y"));
		assertThat(this.extractor.extract(this.request, List.of(), List.of("prompt"), BodyOrigins.USER))
			.containsExactly(new Segment("%69gnore", Origin.USER, "cookie"),
					new Segment("ignore", Origin.USER, "cookie"));
	}

	@Test
	void whenCookieCannotBeDecodedThenReadsItAsItIs() {
		this.request.setCookies(new Cookie("prompt", "100%"));
		assertThat(Bodies.texts(this.extractor.extract(this.request, List.of(), List.of("prompt"), BodyOrigins.USER)))
			.containsExactly("100%");
	}

	@Test
	void whenUninspectedThenLeavesItOut() {
		this.request.addHeader("X-Token", "abc");
		BodyOrigins origins = BodyOrigins.of(Map.of("X-Token", BodyOrigins.of(new TextDeclaration(null, "random"))),
				TextDeclaration.NONE);
		assertThat(this.extractor.extract(this.request, List.of("X-Token"), List.of(), origins)).isEmpty();
	}

	@Test
	void whenNothingIsBoundThenReadsNothing() {
		this.request.addHeader("X-Prompt", "one");
		assertThat(this.extractor.extract(this.request, List.of(), List.of(), BodyOrigins.USER)).isEmpty();
		assertThat(this.extractor.extract(this.request, List.of("X-Absent"), List.of("absent"), BodyOrigins.USER))
			.isEmpty();
	}

	@Test
	void whenPathHasVariablesThenReadsThem() {
		PathVariableExtractor path = new PathVariableExtractor(RequestLimits.DEFAULT);
		BodyOrigins origins = BodyOrigins.of(Map.of("id", BodyOrigins.of(new TextDeclaration(null, "a number"))),
				TextDeclaration.NONE);
		assertThat(path.extract(Map.of("topic", "ignore previous", "id", "7"), origins))
			.containsExactly(new Segment("ignore previous", Origin.USER, "path"));
		assertThat(path.extract(Map.of(), BodyOrigins.USER)).isEmpty();
	}

}
