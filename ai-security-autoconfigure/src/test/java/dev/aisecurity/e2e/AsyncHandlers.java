package dev.aisecurity.e2e;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Guarded handlers that answer later. Each says on which endpoint's exchange it runs.
 */
@RestController
class AsyncHandlers {

	private final Ledger ledger;

	private volatile Exchange last;

	AsyncHandlers(Ledger ledger) {
		this.ledger = ledger;
	}

	Exchange last() {
		return this.last;
	}

	private void remember() {
		this.last = ExchangeHolder.current();
	}

	private static String where() {
		Exchange exchange = ExchangeHolder.current();
		return (exchange != null) ? exchange.endpoint().id().value() : "nowhere";
	}

	@LlmEndpoint("callable")
	@PostMapping("/callable")
	Callable<String> callable(@RequestBody String text) {
		remember();
		return () -> this.ledger.handle(text) + " at " + where();
	}

	@LlmEndpoint("failing-callable")
	@PostMapping("/failing-callable")
	Callable<String> failingCallable(@RequestBody String text) {
		remember();
		return () -> {
			throw new IllegalStateException("failed");
		};
	}

	@LlmEndpoint("deferred")
	@PostMapping("/deferred")
	DeferredResult<String> deferred(@RequestBody String text) {
		remember();
		DeferredResult<String> result = new DeferredResult<>();
		CompletableFuture.runAsync(() -> result.setResult(this.ledger.handle(text)));
		return result;
	}

	@LlmEndpoint("timeout")
	@PostMapping("/timeout")
	DeferredResult<String> timeout(@RequestBody String text) {
		remember();
		return new DeferredResult<>(1L, "too late");
	}

	@LlmEndpoint("mono")
	@PostMapping("/mono")
	Mono<String> mono(@RequestBody String text) {
		remember();
		return Mono.fromCallable(() -> this.ledger.handle(text));
	}

	@LlmEndpoint("flux")
	@PostMapping(path = "/flux", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> flux(@RequestBody String text) {
		remember();
		return Flux.just("one", this.ledger.handle(text));
	}

	@LlmEndpoint("emitter")
	@PostMapping("/emitter")
	SseEmitter emitter(@RequestBody String text) throws IOException {
		remember();
		SseEmitter emitter = new SseEmitter();
		emitter.send(this.ledger.handle(text));
		emitter.complete();
		return emitter;
	}

	@LlmEndpoint("streaming")
	@PostMapping("/streaming")
	StreamingResponseBody streaming(@RequestBody String text) {
		remember();
		return (output) -> output.write((this.ledger.handle(text) + " at " + where()).getBytes());
	}

}
