package dev.aisecurity.sample;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.aisecurity.annotation.LlmEndpoint;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
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
		Generation result = response.getResult();
		Message message = new Message("assistant", (result != null) ? result.getOutput().getText() : "");
		return new Completion(id(), "chat.completion", Instant.now().getEpochSecond(), request.model(),
				List.of(new Choice(0, message, null, "stop")), TokenUsage.of(response.getMetadata().getUsage()));
	}

	private SseEmitter stream(CompletionRequest request) {
		SseEmitter emitter = new SseEmitter();
		CompletionStream stream = new CompletionStream(request, id(), Instant.now().getEpochSecond());
		Disposable subscription = this.assistant.streamResponses(request.text())
			.concatMapIterable(stream::chunks)
			.concatWith(Flux.defer(() -> Flux.fromIterable(stream.last())))
			.subscribe((chunk) -> send(emitter, chunk, MediaType.APPLICATION_JSON), emitter::completeWithError, () -> {
				send(emitter, "[DONE]", MediaType.TEXT_PLAIN);
				emitter.complete();
			});
		emitter.onCompletion(subscription::dispose);
		return emitter;
	}

	private static void send(SseEmitter emitter, Object data, MediaType type) {
		try {
			emitter.send(data, type);
		}
		catch (IOException | IllegalStateException ex) {
			// The client has gone, or the guard has ended the answer
			emitter.completeWithError(ex);
		}
	}

	private static String id() {
		return "chatcmpl-" + UUID.randomUUID();
	}

	@JsonNaming(SnakeCaseStrategy.class)
	record CompletionRequest(@Nullable String model, List<RequestMessage> messages, @Nullable Boolean stream,
			@Nullable StreamOptions streamOptions) {

		CompletionRequest {
			if (messages == null || messages.isEmpty()) {
				throw new IllegalArgumentException("'messages' must not be empty");
			}
			model = (model != null) ? model : "gullible-1";
		}

		boolean isStreamed() {
			return Boolean.TRUE.equals(this.stream);
		}

		boolean wantsUsage() {
			return this.streamOptions != null && Boolean.TRUE.equals(this.streamOptions.includeUsage());
		}

		String text() {
			StringBuilder text = new StringBuilder();
			for (RequestMessage message : this.messages) {
				text.append(message.text()).append('\n');
			}
			return text.toString().trim();
		}

	}

	@JsonNaming(SnakeCaseStrategy.class)
	record StreamOptions(@Nullable Boolean includeUsage) {

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

		static TokenUsage of(Usage usage) {
			return new TokenUsage(usage.getPromptTokens(), usage.getCompletionTokens(), usage.getTotalTokens());
		}

	}

}
