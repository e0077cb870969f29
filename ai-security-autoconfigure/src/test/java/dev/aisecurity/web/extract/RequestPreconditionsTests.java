package dev.aisecurity.web.extract;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link RequestPreconditions}.
 */
class RequestPreconditionsTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void whenEncodingIsForcedThenContentTypeIsStillTheClients() {
		MockHttpServletRequest forced = new MockHttpServletRequest() {

			@Override
			public String getCharacterEncoding() {
				return "UTF-8";
			}

		};
		forced.addHeader("Content-Type", "application/json;charset=IBM037");
		assertThat(RequestPreconditions.contentType(forced))
			.isEqualTo(MediaType.parseMediaType("application/json;charset=IBM037"));
	}

	@Test
	void whenThereIsNoContentTypeThenThereIsNone() {
		assertThat(RequestPreconditions.contentType(this.request)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "json", "application/json;charset=no-such-charset", "a b/c" })
	void whenContentTypeIsInvalidThenRefuses(String type) {
		MockHttpServletRequest invalid = new MockHttpServletRequest() {

			@Override
			public Enumeration<String> getHeaders(String name) {
				return Collections.enumeration(List.of(type));
			}

		};
		assertThatExceptionOfType(UnreadableRequestException.class)
			.isThrownBy(() -> RequestPreconditions.contentType(invalid))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(415));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "deflate", "br", "x-gzip", "identity, gzip", "GZIP" })
	void whenBodyIsEncodedThenRefuses(String coding) {
		this.request.addHeader("Content-Encoding", coding);
		assertThatExceptionOfType(UnreadableRequestException.class)
			.isThrownBy(() -> RequestPreconditions.requireIdentityEncoding(this.request))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(415))
			.satisfies((ex) -> assertThat(ex.rule()).isEqualTo("content-encoding"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "Identity", "" })
	void whenBodyIsNotEncodedThenPasses(String coding) {
		this.request.addHeader("Content-Encoding", coding);
		assertThatNoException().isThrownBy(() -> RequestPreconditions.requireIdentityEncoding(this.request));
	}

	@Test
	void whenThereIsNoCodingThenPasses() {
		assertThatNoException().isThrownBy(() -> RequestPreconditions.requireIdentityEncoding(this.request));
	}

}
