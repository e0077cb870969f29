package dev.aisecurity.sample;

import java.util.ArrayList;
import java.util.List;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.policy.EnforcementMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The official OpenAI client streams answers through the guard.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "ai.security.inspection.deadline=30s", "sample.token-delay=0" })
class OpenAiClientTests {

	@LocalServerPort
	private int port;

	@Autowired
	private EnforcementModes modes;

	private OpenAIClient client;

	@BeforeEach
	void connect() {
		this.client = OpenAIOkHttpClient.builder()
			.baseUrl("http://localhost:" + this.port + "/v1")
			.apiKey("alice")
			.maxRetries(0)
			.build();
	}

	@AfterEach
	void close() {
		this.client.close();
		this.modes.change(EnforcementMode.ENFORCE);
	}

	@Test
	void innocentAnswerStreamsUnchangedWithItsUsage() {
		Answer answer = stream("Is delivery free?");

		assertThat(answer.text()).isEqualTo("Delivery takes two to three working days and is free from 50 euros.");
		assertThat(answer.chunks()).hasSizeGreaterThan(10);
		assertThat(answer.finishReasons()).containsExactly("stop");
		assertThat(answer.usage()).singleElement()
			.satisfies((usage) -> assertThat(usage.completionTokens()).isEqualTo(17))
			.satisfies((usage) -> assertThat(usage.totalTokens()).isGreaterThan(17));
	}

	@Test
	void credentialThatArrivesInPiecesIsRedacted() {
		Answer answer = stream("How do orders reach your supplier?");

		assertThat(answer.text()).startsWith("Orders go to the portal of our supplier with the key [")
			.endsWith("].")
			.doesNotContain("AKIA");
		assertThat(answer.chunks()).noneMatch((chunk) -> chunk.contains("AKIA") || chunk.contains("Z7XK"));
		assertThat(answer.usage()).hasSize(1);
	}

	@Test
	void credentialArrivesWithoutTheGuard() {
		this.modes.change(EnforcementMode.OFF);

		assertThat(stream("How do orders reach your supplier?").text()).contains(Attacks.CREDENTIAL);
	}

	@Test
	void imageThatWouldCarryDataAwayIsRemoved() {
		Answer answer = stream("Are there reviews of your seeds?");

		assertThat(answer.text()).contains("**Best seeds ever!**", "smile", "[link removed]")
			.doesNotContain("MEADOW-42", "127.0.0.1");
	}

	@Test
	void canaryBreaksTheAnswerOff() {
		List<String> received = new ArrayList<>();

		assertThatExceptionOfType(OpenAIException.class)
			.isThrownBy(() -> stream("When does the staff have a break?", received));

		assertThat(String.join("", received)).contains("breaks are at ten").doesNotContain("canary");
	}

	private Answer stream(String message) {
		return stream(message, new ArrayList<>());
	}

	private Answer stream(String message, List<String> received) {
		ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
			.model("gullible-1")
			.addUserMessage(message)
			.streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
			.build();
		List<String> finishReasons = new ArrayList<>();
		List<CompletionUsage> usage = new ArrayList<>();
		try (StreamResponse<ChatCompletionChunk> response = this.client.chat().completions().createStreaming(params)) {
			response.stream().forEach((chunk) -> {
				chunk.usage().ifPresent(usage::add);
				chunk.choices().forEach((choice) -> {
					choice.delta().content().ifPresent(received::add);
					choice.finishReason().ifPresent((reason) -> finishReasons.add(reason.asString()));
				});
			});
		}
		return new Answer(received, finishReasons, usage);
	}

	private record Answer(List<String> chunks, List<String> finishReasons, List<CompletionUsage> usage) {

		String text() {
			return String.join("", this.chunks);
		}

	}

}
