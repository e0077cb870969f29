package dev.aisecurity.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.aisecurity.guard.ExchangeHolder;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import reactor.core.publisher.Flux;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Handlers whose answers arrive piece by piece, and may end early.
 */
@RestController
@RequestMapping("/streams")
class StreamHandlers {

	private final StreamLog log;

	StreamHandlers(StreamLog log) {
		this.log = log;
	}

	private void remember() {
		this.log.last = ExchangeHolder.current();
	}

	private Flux<String> follow(Flux<String> flux) {
		remember();
		return flux.doOnNext((piece) -> this.log.produced.incrementAndGet())
			.doOnCancel(this.log.cancelled::incrementAndGet);
	}

	@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> endless() {
		return follow(Flux.range(0, 100_000)
			.delayElements(Duration.ofMillis(2))
			.map((i) -> "piece " + i + " of an endless answer"));
	}

	@GetMapping(path = "/leaking-at-once", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> leakingAtOnce() {
		return follow(
				Flux.range(0, 100_000).delayElements(Duration.ofMillis(2)).map((i) -> " " + LeakDetector.WORD + " "));
	}

	@GetMapping(path = "/leaking-later", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> leakingLater() {
		return follow(Flux.range(0, 100_000)
			.delayElements(Duration.ofMillis(2))
			.map((i) -> (i < 20) ? "all is well so far\n\n" : " " + LeakDetector.WORD + " and more "));
	}

	@GetMapping("/leaking-emitter")
	SseEmitter leakingEmitter() {
		remember();
		SseEmitter emitter = new SseEmitter(0L);
		CompletableFuture.runAsync(() -> {
			try {
				for (int i = 0; i < 20; i++) {
					emitter.send("all is well so far\n\n");
				}
				this.log.gate.await(20, TimeUnit.SECONDS);
				for (int i = 0; i < 1000; i++) {
					emitter.send(" " + LeakDetector.WORD + " and more ");
					this.log.produced.incrementAndGet();
				}
			}
			catch (IOException | InterruptedException | RuntimeException ex) {
				this.log.cancelled.incrementAndGet();
			}
		});
		return emitter;
	}

	@GetMapping(path = "/leaking-lines", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<MatrixHandlers.Line> leakingLines() {
		return leakingLater().map(MatrixHandlers.Line::new);
	}

	@GetMapping("/leaking-body-emitter")
	ResponseEntity<ResponseBodyEmitter> leakingBodyEmitter(@RequestParam("type") String type) {
		remember();
		ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
		CompletableFuture.runAsync(() -> {
			try {
				leak((piece) -> emitter.send(piece, MediaType.TEXT_PLAIN), type);
			}
			catch (Exception ex) {
				this.log.cancelled.incrementAndGet();
			}
		});
		return ResponseEntity.ok().contentType(MediaType.valueOf(type)).body(emitter);
	}

	@GetMapping("/leaking-writer")
	void leakingWriter(@RequestParam("type") String type, HttpServletResponse response) throws Exception {
		remember();
		response.setContentType(type);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		try {
			leak((piece) -> {
				response.getWriter().write(piece);
				response.flushBuffer();
			}, type);
		}
		catch (RuntimeException ex) {
			this.log.cancelled.incrementAndGet();
			throw ex;
		}
	}

	@GetMapping("/leaking-streaming-body")
	ResponseEntity<StreamingResponseBody> leakingStreamingBody(@RequestParam("type") String type) {
		remember();
		StreamingResponseBody body = (output) -> {
			try {
				leak((piece) -> {
					output.write(piece.getBytes(StandardCharsets.UTF_8));
					output.flush();
				}, type);
			}
			catch (IOException | RuntimeException ex) {
				this.log.cancelled.incrementAndGet();
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		};
		return ResponseEntity.ok().contentType(MediaType.valueOf(type)).body(body);
	}

	private void leak(Sending out, String type) throws Exception {
		String frame = switch (type) {
			case MediaType.TEXT_EVENT_STREAM_VALUE -> "data:%s\n\n";
			case MediaType.APPLICATION_NDJSON_VALUE -> "{\"text\":\"%s\"}\n";
			default -> "%s\n";
		};
		for (int i = 0; i < 1000; i++) {
			out.send(frame.formatted("all is well so far. "));
		}
		if (!this.log.gate.await(20, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Nobody has read the beginning");
		}
		for (int i = 0; i < 1000; i++) {
			out.send(frame.formatted(" " + LeakDetector.WORD + " and more "));
			this.log.produced.incrementAndGet();
		}
	}

	@GetMapping(path = "/leaking-body", produces = MediaType.TEXT_PLAIN_VALUE)
	StreamingResponseBody leakingBody() {
		remember();
		return (output) -> {
			for (int i = 0; i < 1000; i++) {
				output.write("All is well so far.\n\n".getBytes(StandardCharsets.UTF_8));
				output.flush();
			}
			for (int i = 0; i < 200; i++) {
				output.write((" " + LeakDetector.WORD + " and more \n").getBytes(StandardCharsets.UTF_8));
				this.log.produced.incrementAndGet();
			}
		};
	}

	@GetMapping(path = "/thousand", produces = MediaType.TEXT_PLAIN_VALUE)
	Flux<String> thousand() {
		return Flux.fromStream(IntStream.range(0, 1000).mapToObj((i) -> "word" + i + " "));
	}

	@GetMapping(path = "/waiting", produces = MediaType.TEXT_PLAIN_VALUE)
	void waiting(HttpServletResponse response) throws Exception {
		response.setContentType("text/plain;charset=UTF-8");
		response.getWriter().write("The first sentence. ");
		response.flushBuffer();
		response.getWriter().write("The second sentence. ");
		response.flushBuffer();
		if (!this.log.gate.await(20, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Nobody has read the first sentence");
		}
		response.getWriter().write("The key is " + HostileText.SECRET + " indeed.");
	}

	@GetMapping("/raw-async")
	void rawAsync(HttpServletRequest request) {
		remember();
		AsyncContext context = request.startAsync();
		context.start(() -> {
			try {
				context.getResponse().setContentType("text/plain;charset=UTF-8");
				for (String piece : HostileText.pieces()) {
					context.getResponse().getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
				}
			}
			catch (IOException ex) {
				this.log.cancelled.incrementAndGet();
			}
			context.complete();
		});
	}

	@GetMapping("/non-blocking")
	void nonBlocking(HttpServletRequest request, HttpServletResponse response) throws IOException {
		remember();
		AsyncContext context = request.startAsync();
		response.setContentType("text/plain;charset=UTF-8");
		ServletOutputStream output = response.getOutputStream();
		List<String> pieces = HostileText.pieces();
		output.setWriteListener(new WriteListener() {

			private int next;

			@Override
			public void onWritePossible() throws IOException {
				while (output.isReady()) {
					if (this.next == 500 * pieces.size()) {
						context.complete();
						return;
					}
					output.write(pieces.get(this.next % pieces.size()).getBytes(StandardCharsets.UTF_8));
					this.next++;
				}
			}

			@Override
			public void onError(Throwable failure) {
				StreamHandlers.this.log.cancelled.incrementAndGet();
				context.complete();
			}

		});
	}

	/**
	 * A way out for a piece of an answer.
	 */
	@FunctionalInterface
	private interface Sending {

		void send(String piece) throws Exception;

	}

}
