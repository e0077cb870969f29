package dev.aisecurity.sample;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.annotation.Prompt;
import dev.aisecurity.annotation.UntrustedContent;
import reactor.core.publisher.Flux;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the chat page talks to. The annotations are all that this application does for its
 * protection. The page renders Markdown and puts the result into itself without
 * sanitizing it, which is why its answers are declared as {@code HTML_IN_JSON}.
 */
@RestController
class ChatController {

	private final Assistant assistant;

	ChatController(Assistant assistant) {
		this.assistant = assistant;
	}

	@LlmEndpoint(value = "chat", output = OutputFormat.HTML_IN_JSON)
	@PostMapping(path = "/api/chat", produces = MediaType.APPLICATION_JSON_VALUE)
	ChatReply chat(@RequestBody ChatRequest request) {
		return new ChatReply(this.assistant.reply(request.message()));
	}

	@LlmEndpoint(value = "chat-stream", output = OutputFormat.HTML_IN_JSON)
	@PostMapping(path = "/api/chat", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<Delta> stream(@RequestBody ChatRequest request) {
		return this.assistant.stream(request.message()).map(Delta::new);
	}

	@LlmEndpoint(value = "summarize", output = OutputFormat.HTML_IN_JSON)
	@PostMapping("/api/summarize")
	ChatReply summarize(@RequestBody SummaryRequest request) {
		return new ChatReply(this.assistant.summarize(request.document()));
	}

	private static void requireText(String text, String name) {
		if (text == null || text.isBlank()) {
			throw new IllegalArgumentException("'" + name + "' must not be empty");
		}
	}

	record ChatRequest(@Prompt String message) {

		ChatRequest {
			requireText(message, "message");
		}

	}

	record SummaryRequest(@UntrustedContent String document) {

		SummaryRequest {
			requireText(document, "document");
		}

	}

	record ChatReply(String reply) {

	}

	record Delta(String text) {

	}

}
