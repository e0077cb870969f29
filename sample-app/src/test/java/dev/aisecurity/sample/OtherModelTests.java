package dev.aisecurity.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The assistant talks to another model over the protocol of OpenAI, here to a server that
 * always says the same.
 */
@SpringBootTest
@ActiveProfiles("ollama")
class OtherModelTests {

	private static final List<String> requests = new CopyOnWriteArrayList<>();

	private static HttpServer server;

	@Autowired
	private Assistant assistant;

	@BeforeAll
	static void start() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/v1/chat/completions", OtherModelTests::answer);
		server.start();
	}

	@AfterAll
	static void stop() {
		server.stop(0);
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		registry.add("OLLAMA_BASE_URL", () -> "http://localhost:" + server.getAddress().getPort() + "/v1");
	}

	@Test
	void profileTalksToAnotherModel() {
		assertThat(this.assistant.reply("Hello")).isEqualTo("I am another model");
		assertThat(requests).singleElement().asString().contains("Hello", "MEADOW-42", "llama3.2");
	}

	private static void answer(HttpExchange exchange) throws IOException {
		requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		byte[] body = """
				{"id": "1", "object": "chat.completion", "created": 1, "model": "llama3.2",
				 "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
				   "message": {"role": "assistant", "content": "I am another model", "refusal": null}}],
				 "usage": {"prompt_tokens": 1, "completion_tokens": 4, "total_tokens": 5}}"""
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
