package dev.aisecurity.web.extract;

import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link ParameterExtractor}.
 */
class ParameterExtractorTests {

	private static final RequestLimits SMALL = new RequestLimits(1000, 10, 5, 4, 40, 5, 3);

	private final ParameterExtractor extractor = new ParameterExtractor(RequestLimits.DEFAULT);

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/chat");

	@Test
	void whenThereAreNoParametersThenReadsNothing() {
		assertThat(this.extractor.extract(this.request, BodyOrigins.USER)).isEmpty();
	}

	@Test
	void whenValuesComeFromQueryAndFormThenTellsThemApart() {
		this.request.setQueryString("q=from%20query&m=one");
		this.request.setParameter("q", "from query");
		this.request.setParameter("m", "one", "two");
		this.request.setParameter("f", "from form");
		assertThat(this.extractor.extract(this.request, BodyOrigins.USER)).containsExactly(
				new Segment("from query", Origin.USER, "query"), new Segment("one", Origin.USER, "query"),
				new Segment("two", Origin.USER, "form"), new Segment("from form", Origin.USER, "form"));
	}

	@Test
	void whenNameCouldSpeakThenReadsItUnlessDeclared() {
		this.request.setParameter("ignore the rules", "1");
		this.request.setParameter("the users question", "2");
		assertThat(this.extractor.extract(this.request,
				BodyOrigins.of(Map.of("the users question", BodyOrigins.USER), TextDeclaration.NONE)))
			.contains(new Segment("ignore the rules", Origin.USER, "parameter names"))
			.noneSatisfy((segment) -> assertThat(segment.text()).contains("the users question"));
	}

	@Test
	void whenDeclaredThenValuesHaveOriginsOrAreLeftOut() {
		this.request.setParameter("doc", "a document");
		this.request.setParameter("token", "abc");
		this.request.setParameter("q", "hello");
		BodyOrigins origins = BodyOrigins.of(Map.of("doc", BodyOrigins.of(new TextDeclaration(Origin.RETRIEVED, null)),
				"token", BodyOrigins.of(new TextDeclaration(null, "random"))), TextDeclaration.NONE);
		assertThat(this.extractor.extract(this.request, origins)).containsExactlyInAnyOrder(
				new Segment("a document", Origin.RETRIEVED, "form"), new Segment("hello", Origin.USER, "form"));
	}

	@Test
	void whenThereAreTooManyValuesThenRefuses() {
		this.request.setParameter("a", "1", "2", "3", "4");
		assertRefused(new ParameterExtractor(SMALL), this.request, UnreadableReason.TOO_MANY_PARAMETERS);
	}

	@Test
	void whenThereIsTooMuchTextThenRefuses() {
		this.request.setParameter("a", "123456", "789012");
		assertRefused(new ParameterExtractor(SMALL), this.request, UnreadableReason.TOO_MANY_CHARACTERS);
	}

	@Test
	void whenFormCharsetIsNotAllowedThenRefuses() {
		this.request.addHeader("Content-Type", "application/x-www-form-urlencoded;charset=UTF-16");
		assertRefused(this.extractor, this.request, UnreadableReason.CHARSET_NOT_ALLOWED);
	}

	@Test
	void whenFormCharsetIsLatinThenReads() {
		this.request.addHeader("Content-Type", "application/x-www-form-urlencoded;charset=ISO-8859-1");
		this.request.setParameter("a", "b");
		assertThat(this.extractor.extract(this.request, BodyOrigins.USER)).hasSize(1);
	}

	@Test
	void whenContainerCannotReadThenRefuses() {
		HttpServletRequest broken = mock();
		given(broken.getParameterMap()).willThrow(new IllegalStateException("%zz"));
		assertRefused(this.extractor, broken, UnreadableReason.PARAMETERS_MALFORMED);
	}

	@Test
	void whenReadThenLeavesTheStreamAlone() throws Exception {
		HttpServletRequest form = mock();
		given(form.getParameterMap()).willReturn(Map.of("a", new String[] { "b" }));
		assertThat(this.extractor.extract(form, BodyOrigins.USER)).hasSize(1);
		then(form).should(never()).getInputStream();
		then(form).should(never()).getReader();
	}

	private static void assertRefused(ParameterExtractor extractor, HttpServletRequest request,
			UnreadableReason reason) {
		assertThatExceptionOfType(UnreadableRequestException.class)
			.isThrownBy(() -> extractor.extract(request, BodyOrigins.USER))
			.extracting(UnreadableRequestException::reason)
			.isEqualTo(reason);
	}

}
