package dev.aisecurity.sample;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Prompt;
import dev.aisecurity.annotation.UntrustedContent;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the chat page talks to. The annotations are all that this application does for its
 * protection.
 */
@RestController
class ChatController {

	private final Assistant assistant;

	ChatController(Assistant assistant) {
		this.assistant = assistant;
	}

	@LlmEndpoint("chat")
	@PostMapping("/api/chat")
	ChatReply chat(@RequestBody ChatRequest request) {
		return new ChatReply(this.assistant.reply(request.message()));
	}

	@LlmEndpoint("summarize")
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

}
