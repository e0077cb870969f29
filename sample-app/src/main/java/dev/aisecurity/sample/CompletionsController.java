package dev.aisecurity.sample;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.aisecurity.annotation.LlmEndpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The same assistant in the shape that OpenAI clients speak, plain and streamed.
 */
@RestController
class CompletionsController {

	private final Assistant assistant;

	CompletionsController(Assistant assistant) {
		this.assistant = assistant;
	}

	@LlmEndpoint("completions")
	@PostMapping("/v1/chat/completions")
	Object complete(@RequestBody CompletionRequest request) {
		return request.isStreamed() ? stream(request) : complete(request, this.assistant.respond(request.text()));
	}

	private Completion complete(CompletionRequest request, ChatResponse response) {
		Usage usage = response.getMetadata().getUsage();
		Generation result = response.getResult();
		Message message = new Message("assistant", (result != null) ? result.getOutput().getText() : "");
		return new Completion(id(), "chat.completion", Instant.now().getEpochSecond(), request.model(),
				List.of(new Choice(0, message, null, "stop")),
				new TokenUsage(usage.getPromptTokens(), usage.getCompletionTokens(), usage.getTotalTokens()));
	}

	private SseEmitter stream(CompletionRequest request) {
		SseEmitter emitter = new SseEmitter();
		String id = id();
		long created = Instant.now().getEpochSecond();
		this.assistant.stream(request.text())
			.map((text) -> chunk(id, created, request, new Message("assistant", text), null))
			.concatWithValues(chunk(id, created, request, new Message(null, null), "stop"))
			.subscribe((chunk) -> send(emitter, chunk), emitter::completeWithError, () -> {
				send(emitter, "[DONE]");
				emitter.complete();
			});
		return emitter;
	}

	private static Completion chunk(String id, long created, CompletionRequest request, Message delta,
			@Nullable String finishReason) {
		return new Completion(id, "chat.completion.chunk", created, request.model(),
				List.of(new Choice(0, null, delta, finishReason)), null);
	}

	private static void send(SseEmitter emitter, Object data) {
		try {
			emitter.send(data, (data instanceof String) ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_JSON);
		}
		catch (IOException ex) {
			emitter.completeWithError(ex);
		}
	}

	private static String id() {
		return "chatcmpl-" + UUID.randomUUID();
	}

	record CompletionRequest(@Nullable String model, List<RequestMessage> messages, @Nullable Boolean stream) {

		CompletionRequest {
			if (messages == null || messages.isEmpty()) {
				throw new IllegalArgumentException("'messages' must not be empty");
			}
			model = (model != null) ? model : "gullible-1";
		}

		boolean isStreamed() {
			return Boolean.TRUE.equals(this.stream);
		}

		String text() {
			StringBuilder text = new StringBuilder();
			for (RequestMessage message : this.messages) {
				text.append(message.text()).append('\n');
			}
			return text.toString().trim();
		}

	}

	record RequestMessage(@Nullable String role, @Nullable JsonNode content) {

		String text() {
			if (this.content == null || this.content.isNull()) {
				return "";
			}
			if (this.content.isString()) {
				return this.content.stringValue();
			}
			StringBuilder text = new StringBuilder();
			for (JsonNode part : this.content) {
				text.append(part.path("text").asString("")).append('\n');
			}
			return text.toString().trim();
		}

	}

	@JsonInclude(Include.NON_NULL)
	@JsonNaming(SnakeCaseStrategy.class)
	record Completion(String id, String object, long created, @Nullable String model, List<Choice> choices,
			@Nullable TokenUsage usage) {

	}

	@JsonInclude(Include.NON_NULL)
	@JsonNaming(SnakeCaseStrategy.class)
	record Choice(int index, @Nullable Message message, @Nullable Message delta, @Nullable String finishReason) {

	}

	@JsonInclude(Include.NON_NULL)
	record Message(@Nullable String role, @Nullable String content) {

	}

	@JsonNaming(SnakeCaseStrategy.class)
	record TokenUsage(int promptTokens, int completionTokens, int totalTokens) {

	}

}
