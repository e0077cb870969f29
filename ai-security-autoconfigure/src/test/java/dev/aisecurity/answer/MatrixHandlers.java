package dev.aisecurity.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import dev.aisecurity.annotation.LlmEndpoint;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * One handler of every kind; all say the same. Those that do not negotiate set the
 * content type that the client asks for.
 */
@RestController
@RequestMapping("/matrix")
class MatrixHandlers {

	@LlmEndpoint("string")
	@GetMapping("/string")
	String string() {
		return HostileText.TEXT;
	}

	@LlmEndpoint("pojo")
	@GetMapping("/pojo")
	Reply pojo() {
		Reply reply = new Reply();
		reply.setText(HostileText.TEXT);
		return reply;
	}

	@LlmEndpoint("record")
	@GetMapping("/record")
	Line record() {
		return new Line(HostileText.TEXT);
	}

	@LlmEndpoint("entity")
	@GetMapping("/entity")
	ResponseEntity<Line> entity() {
		return ResponseEntity.accepted().header("X-Model", "none").body(new Line(HostileText.TEXT));
	}

	@LlmEndpoint("mono")
	@GetMapping("/mono")
	Mono<String> mono() {
		return Mono.fromCallable(() -> HostileText.TEXT);
	}

	@LlmEndpoint("flux-string")
	@GetMapping("/flux-string")
	Flux<String> fluxString() {
		return Flux.fromIterable(HostileText.pieces());
	}

	@LlmEndpoint("flux-pojo")
	@GetMapping("/flux-pojo")
	Flux<Line> fluxPojo() {
		return Flux.fromIterable(HostileText.pieces()).map(Line::new);
	}

	@LlmEndpoint("flux-sse")
	@GetMapping("/flux-sse")
	Flux<ServerSentEvent<String>> fluxSse() {
		return Flux.fromIterable(HostileText.pieces())
			.map((piece) -> ServerSentEvent.<String>builder().event("delta").data(piece).build());
	}

	@LlmEndpoint("stream")
	@GetMapping("/stream")
	Stream<Line> stream() {
		return Stream.of(new Line(HostileText.TEXT), new Line("second"));
	}

	@LlmEndpoint("deferred")
	@GetMapping("/deferred")
	DeferredResult<String> deferred() {
		DeferredResult<String> result = new DeferredResult<>();
		CompletableFuture.runAsync(() -> result.setResult(HostileText.TEXT));
		return result;
	}

	@LlmEndpoint("callable")
	@GetMapping("/callable")
	Callable<Line> callable() {
		return () -> new Line(HostileText.TEXT);
	}

	@LlmEndpoint("stage")
	@GetMapping("/stage")
	CompletionStage<String> stage() {
		return CompletableFuture.supplyAsync(() -> HostileText.TEXT);
	}

	@LlmEndpoint("sse-emitter")
	@GetMapping("/sse-emitter")
	SseEmitter sseEmitter() {
		SseEmitter emitter = new SseEmitter();
		CompletableFuture.runAsync(() -> {
			try {
				for (String piece : HostileText.pieces()) {
					emitter.send(SseEmitter.event().name("delta").data(piece));
				}
				emitter.complete();
			}
			catch (IOException | RuntimeException ex) {
				emitter.completeWithError(ex);
			}
		});
		return emitter;
	}

	@LlmEndpoint("body-emitter")
	@GetMapping("/body-emitter")
	ResponseEntity<ResponseBodyEmitter> bodyEmitter(@RequestHeader(HttpHeaders.ACCEPT) String accept) {
		ResponseBodyEmitter emitter = new ResponseBodyEmitter();
		CompletableFuture.runAsync(() -> {
			try {
				for (String piece : HostileText.pieces()) {
					emitter.send(piece, MediaType.TEXT_PLAIN);
				}
				emitter.complete();
			}
			catch (IOException | RuntimeException ex) {
				emitter.completeWithError(ex);
			}
		});
		return ResponseEntity.ok().headers((headers) -> headers.setContentType(type(accept))).body(emitter);
	}

	@LlmEndpoint("streaming-body")
	@GetMapping("/streaming-body")
	ResponseEntity<StreamingResponseBody> streamingBody(@RequestHeader(HttpHeaders.ACCEPT) String accept) {
		StreamingResponseBody body = (output) -> {
			for (byte b : HostileText.TEXT.getBytes(StandardCharsets.UTF_8)) {
				output.write(b);
			}
			output.flush();
		};
		return ResponseEntity.ok().headers((headers) -> headers.setContentType(type(accept))).body(body);
	}

	@Bean
	RouterFunction<ServerResponse> functional() {
		return RouterFunctions.route().GET("/matrix/functional", (request) -> {
			ServerResponse.BodyBuilder response = ServerResponse.ok();
			MediaType type = type(String.join(",", request.headers().header(HttpHeaders.ACCEPT)));
			return ((type != null) ? response.contentType(type) : response).body(HostileText.TEXT);
		}).build();
	}

	@LlmEndpoint("direct")
	@GetMapping("/direct")
	void direct(@RequestHeader(HttpHeaders.ACCEPT) String accept, HttpServletResponse response) throws IOException {
		MediaType type = type(accept);
		if (type != null) {
			response.setContentType(type.toString());
		}
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		response.getWriter().write(HostileText.TEXT);
	}

	@LlmEndpoint("error-body")
	@GetMapping("/error-body")
	String errorBody() {
		throw new IllegalStateException(HostileText.TEXT);
	}

	private static @Nullable MediaType type(String accept) {
		MediaType type = MediaType.parseMediaTypes(accept).get(0);
		return type.isConcrete() ? type : null;
	}

	record Line(String text) {

	}

	/**
	 * A reply in the manner of a bean.
	 */
	static class Reply {

		private @Nullable String text;

		@Nullable String getText() {
			return this.text;
		}

		public void setText(String text) {
			this.text = text;
		}

		@com.fasterxml.jackson.annotation.JsonProperty("text")
		public @Nullable String text() {
			return this.text;
		}

	}

}
