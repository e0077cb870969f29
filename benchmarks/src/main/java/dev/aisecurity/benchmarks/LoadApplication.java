package dev.aisecurity.benchmarks;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Prompt;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The server of {@link LoadComparison}: endpoints that do next to nothing, so that
 * whatever the guard costs shows.
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

	@RestController
	static class LoadController {

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

	}

}
