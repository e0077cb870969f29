package dev.aisecurity.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CachedBodyRequestTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");

	@Test
	void whenBodyIsWithinLimitThenReplaysAllOfIt() throws IOException {
		CachedBodyRequest cached = cached("hello", 5);

		ServletInputStream stream = cached.getInputStream();

		assertThat(cached.body().isTooLarge()).isFalse();
		assertThat(stream.isReady()).isTrue();
		assertThat(stream.isFinished()).isFalse();
		assertThat(stream.available()).isEqualTo(5);
		assertThat(stream.read()).isEqualTo('h');
		assertThat(stream.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("ello");
		assertThat(stream.isFinished()).isTrue();
		assertThat(stream.read()).isEqualTo(-1);
		assertThat(cached.getInputStream()).isSameAs(stream);
	}

	@Test
	void whenBodyIsTooLargeThenReadsNoFurtherAndReplaysAllOfIt() throws IOException {
		CachedBodyRequest cached = cached("hello world", 5);

		assertThat(cached.body().isTooLarge()).isTrue();
		assertThat(cached.body().bytes()).hasSize(6);
		assertThat(cached.getInputStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello world");
		assertThat(cached.getInputStream().isFinished()).isTrue();
	}

	@Test
	void whenBodyIsLargerThanBufferThenKeepsEveryByte() throws IOException {
		String text = "0123456789".repeat(10_000);

		assertThat(cached(text, 200_000).getInputStream().readAllBytes()).asString(StandardCharsets.UTF_8)
			.isEqualTo(text);
	}

	@Test
	void whenConnectionBreaksThenReplaysWhatCameAndFailsAgain() throws IOException {
		CachedBodyRequest cached = CachedBodyRequest.of(new MockHttpServletRequest("POST", "/") {

			@Override
			public ServletInputStream getInputStream() {
				return new DelegatingServletInputStream(new BrokenStream());
			}

		}, null, 100);

		assertThat(cached.body().failure()).isNotNull();
		assertThat(cached.getInputStream().readNBytes(3)).hasSize(3);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> cached.getInputStream().read());
	}

	@Test
	void whenRequestIsWrappedOnceMoreThenBodyStartsAgain() throws IOException {
		CachedBodyRequest outer = cached("hello", 5);
		outer.getInputStream().readAllBytes();

		CachedBodyRequest inner = CachedBodyRequest.of(outer, null, 5);

		assertThat(inner.getInputStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
	}

	@Test
	void whenReaderThenDecodesWithDeclaredCharset() throws IOException {
		this.request.setCharacterEncoding("UTF-8");
		this.request.setContent("\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		CachedBodyRequest cached = CachedBodyRequest.of(this.request,
				MediaType.parseMediaType("text/plain;charset=ISO-8859-1"), 10);

		assertThat(cached.getReader().readLine()).isEqualTo("\u00e9");
	}

	@Test
	void whenReadListenerThenItGetsAllDataOnce() throws IOException {
		this.request.setAsyncSupported(true);
		CachedBodyRequest cached = cached("hello", 5);
		this.request.startAsync();
		ServletInputStream stream = cached.getInputStream();
		List<String> events = new ArrayList<>();

		stream.setReadListener(new RecordingListener(stream, events));

		assertThat(events).containsExactly("hello", "end");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> stream.setReadListener(new RecordingListener(stream, events)));
	}

	@Test
	void whenReadListenerFailsThenItIsTold() throws IOException {
		this.request.setAsyncSupported(true);
		CachedBodyRequest cached = cached("hello", 5);
		this.request.startAsync();
		List<String> events = new ArrayList<>();

		cached.getInputStream().setReadListener(new RecordingListener(null, events));

		assertThat(events).containsExactly("error");
	}

	private CachedBodyRequest cached(String body, int limit) {
		this.request.setContent(body.getBytes(StandardCharsets.UTF_8));
		return CachedBodyRequest.of(this.request, MediaType.TEXT_PLAIN, limit);
	}

	private static final class BrokenStream extends InputStream {

		private int left = 3;

		@Override
		public int read() throws IOException {
			if (this.left-- > 0) {
				return 'x';
			}
			throw new IOException("broken");
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			target[offset] = (byte) read();
			return 1;
		}

	}

	private record RecordingListener(ServletInputStream stream, List<String> events) implements ReadListener {

		@Override
		public void onDataAvailable() throws IOException {
			this.events.add(new String(this.stream.readAllBytes(), StandardCharsets.UTF_8));
		}

		@Override
		public void onAllDataRead() {
			this.events.add("end");
		}

		@Override
		public void onError(Throwable throwable) {
			this.events.add("error");
		}

	}

}
