package dev.aisecurity.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Prompt;
import reactor.core.publisher.Flux;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The server of {@link LoadComparison} and {@link StreamComparison}: endpoints that do
 * next to nothing, so that whatever the guard costs shows.
 */
@SpringBootApplication
public class LoadApplication {

	/**
	 * Starts the server. It ends with its standard input, and so with its parent.
	 * @param args properties
	 * @throws Exception if it cannot be started
	 */
	public static void main(String[] args) throws Exception {
		try (var context = SpringApplication.run(LoadApplication.class, args)) {
			System.out.println("PORT " + context.getEnvironment().getRequiredProperty("local.server.port"));
			System.in.read();
		}
	}

	/**
	 * What a client sends.
	 *
	 * @param message the prompt
	 */
	record Question(@Prompt String message) {
	}

	/**
	 * What it gets.
	 *
	 * @param reply length of the prompt
	 */
	record Answer(int reply) {
	}

	/**
	 * A piece of a streamed answer.
	 *
	 * @param object what it is
	 * @param choices the choices, each with what is new of it
	 */
	record Chunk(String object, List<Choice> choices) {

		static Chunk of(String token) {
			return new Chunk("chat.completion.chunk", List.of(new Choice(0, new Delta(token))));
		}

	}

	record Choice(int index, Delta delta) {
	}

	record Delta(String content) {
	}

	@RestController
	static class LoadController {

		private static final String[] PROSE = SampleText.ENGLISH_1K.text().split("(?<=\\G.{4})");

		@PostMapping("/echo")
		@LlmEndpoint("echo")
		Answer echo(@RequestBody Question question) {
			return new Answer(question.message().length());
		}

		@PostMapping("/model")
		@LlmEndpoint("model")
		Answer model(@RequestBody Question question) throws InterruptedException {
			Thread.sleep(20);
			return new Answer(question.message().length());
		}

		/**
		 * Streams an answer in the OpenAI protocol.
		 * @param question what is asked
		 * @param tokens how many tokens to answer
		 * @param pause milliseconds between tokens, 0 for none
		 * @return the tokens
		 */
		@PostMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		@LlmEndpoint("stream")
		Flux<Chunk> stream(@RequestBody Question question, @RequestParam int tokens, @RequestParam int pause) {
			Flux<Chunk> chunks = Flux.range(0, tokens).map((i) -> Chunk.of(PROSE[i % PROSE.length]));
			return (pause > 0) ? chunks.delayElements(Duration.ofMillis(pause)) : chunks;
		}

		@GetMapping("/threads")
		int threads() {
			return ManagementFactory.getThreadMXBean().getPeakThreadCount();
		}

	}

}
