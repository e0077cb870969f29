package dev.aisecurity.web;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.method.HandlerMethod;

import static org.assertj.core.api.Assertions.assertThat;

class TextHandlersTests {

	private final TextHandlers handlers = new TextHandlers();

	@ParameterizedTest
	@CsvSource({ "text, TEXT", "builder, TEXT", "entity, TEXT", "mono, TEXT", "stage, TEXT", "callable, TEXT",
			"deferredEntity, TEXT", "flux, PIECES", "entityOfFlux, PIECES", "number, OTHER", "nothing, OTHER",
			"fluxOfNumbers, ITEMS", "stream, ITEMS", "untyped, OTHER" })
	void whenHandlerAnswersThenItIsKnownWhetherThatIsText(String method, TextHandlers.Answer expected) {
		assertThat(this.handlers.answer(handler(new Answering(), method))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "viewName, OTHER", "body, TEXT", "entity, TEXT" })
	void whenHandlerNamesAViewThenThatIsNoText(String method, TextHandlers.Answer expected) {
		assertThat(this.handlers.answer(handler(new Showing(), method))).isEqualTo(expected);
	}

	private static HandlerMethod handler(Object bean, String name) {
		return Arrays.stream(bean.getClass().getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.map((method) -> new HandlerMethod(bean, method))
			.findFirst()
			.orElseThrow();
	}

	@RestController
	static class Answering {

		String text() {
			return "";
		}

		StringBuilder builder() {
			return new StringBuilder();
		}

		ResponseEntity<String> entity() {
			return ResponseEntity.ok("");
		}

		Mono<String> mono() {
			return Mono.just("");
		}

		CompletionStage<String> stage() {
			return Mono.just("").toFuture();
		}

		Callable<String> callable() {
			return () -> "";
		}

		DeferredResult<ResponseEntity<String>> deferredEntity() {
			return new DeferredResult<>();
		}

		Flux<String> flux() {
			return Flux.empty();
		}

		ResponseEntity<Flux<String>> entityOfFlux() {
			return ResponseEntity.ok(Flux.empty());
		}

		Flux<Integer> fluxOfNumbers() {
			return Flux.empty();
		}

		Stream<Integer> stream() {
			return Stream.empty();
		}

		int number() {
			return 1;
		}

		void nothing() {
		}

		Object untyped() {
			return "";
		}

	}

	@Controller
	static class Showing {

		String viewName() {
			return "";
		}

		@ResponseBody
		String body() {
			return "";
		}

		ResponseEntity<String> entity() {
			return ResponseEntity.ok("");
		}

	}

}
