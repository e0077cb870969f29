package dev.aisecurity.springai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.autoconfigure.AiSecurityAutoConfiguration;
import dev.aisecurity.autoconfigure.AiSecurityMethodAutoConfiguration;
import dev.aisecurity.autoconfigure.AiSecuritySpringAiAutoConfiguration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChatResponseAdapter} and its siblings, through the auto-configuration
 * and with the detectors as they are shipped.
 */
class ChatResponseAdapterTests {

	private static final String SECRET = "AKIA" + "Z7QXN4KD2MVB" + "5WTR";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, AiSecurityAutoConfiguration.class,
				AiSecurityMethodAutoConfiguration.class, AiSecuritySpringAiAutoConfiguration.class));

	private final Model model = new Model();

	private void run(Consumer<Assistant> test) {
		this.runner.withBean(Model.class, () -> this.model)
			.withBean(Assistant.class)
			.run((context) -> test.accept(context.getBean(Assistant.class)));
	}

	@Test
	void whenSecretIsSplitOverResponsesThenItDoesNotLeaveAndUsageDoes() {
		run((assistant) -> {
			String answer = "The key is " + SECRET + " and nothing else.";
			List<ChatResponse> responses = new ArrayList<>();
			for (int i = 0; i < answer.length(); i += 3) {
				responses.add(response(answer.substring(i, Math.min(answer.length(), i + 3)), null));
			}
			responses.add(new ChatResponse(List.of(generation("", "STOP")),
					ChatResponseMetadata.builder().usage(new DefaultUsage(3, 14)).model("m").build()));

			List<ChatResponse> guarded = answer(assistant::stream, Flux.fromIterable(responses)).collectList()
				.block(Duration.ofSeconds(30));

			String text = text(guarded);
			assertThat(text).startsWith("The key is ").endsWith(" and nothing else.").doesNotContain(SECRET);
			assertThat(guarded).hasSameSizeAs(responses);
			ChatResponse last = guarded.get(guarded.size() - 1);
			assertThat(last.getMetadata().getUsage().getTotalTokens()).isEqualTo(17);
			assertThat(last.getMetadata().getModel()).isEqualTo("m");
			assertThat(guarded).noneMatch((response) -> response.getResult().getOutput().getText().contains("AKIA"));
		});
	}

	@Test
	void whenGenerationsAreInterleavedThenEachIsATextOfItsOwn() {
		run((assistant) -> {
			List<ChatResponse> responses = new ArrayList<>();
			for (int i = 0; i < SECRET.length(); i += 2) {
				responses.add(new ChatResponse(
						List.of(generation(SECRET.substring(i, i + 2), null), generation("ab ", null))));
			}
			List<ChatResponse> guarded = answer(assistant::stream, Flux.fromIterable(responses)).collectList()
				.block(Duration.ofSeconds(30));
			assertThat(text(guarded)).doesNotContain(SECRET).doesNotContain("AKIA").isNotEmpty();
			assertThat(guarded)
				.allMatch((response) -> response.getResults().get(1).getOutput().getText().equals("ab "));
		});
	}

	@Test
	void whenReasoningIsFollowedByTextThenReasoningIsNotHeldToTheEnd() {
		run((assistant) -> {
			ChatResponse reasoning = new ChatResponse(List.of(new Generation(AssistantMessage.builder()
				.content("")
				.properties(Map.of("reasoningContent", "thinking"))
				.build())));
			ChatResponse said = response("Hello ", null);
			Flux<ChatResponse> source = Flux.concat(Flux.just(reasoning, said), Flux.never());
			List<ChatResponse> guarded = answer(assistant::stream, source).take(2)
				.collectList()
				.block(Duration.ofSeconds(30));
			assertThat(guarded).containsExactly(reasoning, said);
		});
	}

	@Test
	void whenToolCallHasSecretThenItsArgumentsAreRedacted() {
		run((assistant) -> {
			AssistantMessage message = AssistantMessage.builder()
				.content("calling")
				.properties(Map.of("id", "1"))
				.toolCalls(
						List.of(new AssistantMessage.ToolCall("1", "function", "send", "{\"key\":\"" + SECRET + "\"}")))
				.build();
			ChatResponse guarded = answer(assistant::call, new ChatResponse(List.of(new Generation(message))));
			AssistantMessage answer = guarded.getResult().getOutput();
			assertThat(answer.getToolCalls().get(0).arguments()).doesNotContain(SECRET).startsWith("{\"key\":\"");
			assertThat(answer.getToolCalls().get(0).name()).isEqualTo("send");
			assertThat(answer.getText()).isEqualTo("calling");
			assertThat(answer.getMetadata()).containsEntry("id", "1");
		});
	}

	@Test
	void whenAnswerIsThatOfClientThenItsContextIsKept() {
		run((assistant) -> {
			ChatClientResponse response = ChatClientResponse.builder()
				.chatResponse(response("The key is " + SECRET, "STOP"))
				.context("advisor", 1)
				.build();
			ChatClientResponse guarded = answer(assistant::client, Mono.just(response)).block(Duration.ofSeconds(30));
			assertThat(guarded.chatResponse().getResult().getOutput().getText()).startsWith("The key is ")
				.doesNotContain(SECRET);
			assertThat(guarded.chatResponse().getResult().getMetadata().getFinishReason()).isEqualTo("STOP");
			assertThat(guarded.context()).containsEntry("advisor", 1);
		});
	}

	@Test
	void whenPartsAreReturnedThenTheyAreGuardedToo() {
		run((assistant) -> {
			assertThat(answer(assistant::generation, generation("key " + SECRET, null)).getOutput().getText())
				.doesNotContain(SECRET);
			assertThat(answer(assistant::message, new AssistantMessage("key " + SECRET)).getText())
				.doesNotContain(SECRET);
			assertThat(answer(assistant::holder, new Holder(response("key " + SECRET, null))).response())
				.satisfies((response) -> assertThat(text(List.of(response))).doesNotContain(SECRET));
		});
	}

	@Test
	void whenSpringAiIsAbsentThenContextStarts() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.ai"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ChatResponseAdapter.class));
	}

	private static ChatResponse response(String text, String finishReason) {
		return new ChatResponse(List.of(generation(text, finishReason)));
	}

	private static Generation generation(String text, String finishReason) {
		return new Generation(new AssistantMessage(text),
				ChatGenerationMetadata.builder().finishReason(finishReason).build());
	}

	private static String text(List<ChatResponse> responses) {
		StringBuilder text = new StringBuilder();
		responses.forEach((response) -> text.append(response.getResult().getOutput().getText()));
		return text.toString();
	}

	record Holder(ChatResponse response) {

	}

	private <T> T answer(Supplier<T> method, T answer) {
		this.model.answer = answer;
		return method.get();
	}

	static class Model {

		private Object answer;

		@SuppressWarnings("unchecked")
		<T> T answer() {
			return (T) this.answer;
		}

	}

	@LlmEndpoint("assistant")
	static class Assistant {

		private final Model model;

		Assistant(Model model) {
			this.model = model;
		}

		public Flux<ChatResponse> stream() {
			return this.model.answer();
		}

		public ChatResponse call() {
			return this.model.answer();
		}

		public Mono<ChatClientResponse> client() {
			return this.model.answer();
		}

		public Generation generation() {
			return this.model.answer();
		}

		public AssistantMessage message() {
			return this.model.answer();
		}

		public Holder holder() {
			return this.model.answer();
		}

	}

}
