package dev.aisecurity.answer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.aisecurity.autoconfigure.AiSecurityAutoConfiguration;
import dev.aisecurity.autoconfigure.AiSecurityMethodAutoConfiguration;
import dev.aisecurity.autoconfigure.AiSecurityWebAutoConfiguration;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.policy.Decision;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test with questions to a model behind guarded handlers, on a real server.
 */
@SpringBootTest(classes = ModelTestBase.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class ModelTestBase {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	ScriptedModel model;

	@Autowired
	List<Decision> decisions;

	private int port;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.port = port;
		this.model.reset();
		this.decisions.clear();
	}

	HttpResponse<String> post(String path, String message) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/model/" + path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(new ModelHandlers.Question(message))))
			.build();
		return this.http.sendAsync(request, BodyHandlers.ofString()).join();
	}

	/**
	 * Returns the text of an answer, however it is written.
	 */
	String ask(String path, String message) {
		HttpResponse<String> response = post(path, message);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return switch (path) {
			case "text" -> response.body();
			case "events", "kept" -> String.join("", data(response.body()));
			case "completions" -> completion(data(response.body()));
			default -> JSON.readTree(response.body()).get("text").stringValue();
		};
	}

	private static List<String> data(String events) {
		List<String> data = new ArrayList<>();
		events.lines().filter((line) -> line.startsWith("data:")).forEach((line) -> data.add(line.substring(5)));
		return data;
	}

	private static String completion(List<String> frames) {
		assertThat(frames.get(frames.size() - 1)).isEqualTo("[DONE]");
		StringBuilder text = new StringBuilder();
		int tokens = 0;
		for (String frame : frames.subList(0, frames.size() - 1)) {
			JsonNode chunk = JSON.readTree(frame);
			for (JsonNode choice : chunk.get("choices")) {
				text.append(choice.get("delta").get("content").stringValue());
			}
			tokens += chunk.path("usage").path("total_tokens").intValue(0);
		}
		assertThat(tokens).isEqualTo(7);
		return text.toString();
	}

	/**
	 * The application.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
			ErrorMvcAutoConfiguration.class, AopAutoConfiguration.class, AiSecurityAutoConfiguration.class,
			AiSecurityMethodAutoConfiguration.class, AiSecurityWebAutoConfiguration.class })
	@Import({ ModelHandlers.class, ScriptedModel.class })
	static class Application {

		@Bean
		List<Decision> decisions() {
			return new CopyOnWriteArrayList<>();
		}

		@Bean
		DecisionListener recorder(List<Decision> decisions) {
			return (interaction, decision) -> decisions.add(decision);
		}

	}

}
