package dev.aisecurity.sample;

import java.util.List;

import dev.aisecurity.sample.CompletionsController.Choice;
import dev.aisecurity.sample.CompletionsController.Completion;
import dev.aisecurity.sample.CompletionsController.CompletionRequest;
import dev.aisecurity.sample.CompletionsController.Message;
import dev.aisecurity.sample.CompletionsController.TokenUsage;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * One streamed answer as chunks of the OpenAI protocol.
 */
final class CompletionStream {

	private final CompletionRequest request;

	private final String id;

	private final long created;

	private @Nullable TokenUsage usage;

	CompletionStream(CompletionRequest request, String id, long created) {
		this.request = request;
		this.id = id;
		this.created = created;
	}

	List<Completion> chunks(ChatResponse response) {
		Usage reported = response.getMetadata().getUsage();
		if (reported != null && reported.getTotalTokens() > 0) {
			this.usage = TokenUsage.of(reported);
		}
		Generation result = response.getResult();
		String text = (result != null) ? result.getOutput().getText() : null;
		return (text != null) ? List.of(chunk(List.of(choice(new Message("assistant", text), null)), null)) : List.of();
	}

	List<Completion> last() {
		Completion stop = chunk(List.of(choice(new Message(null, null), "stop")), null);
		return (this.request.wantsUsage() && this.usage != null) ? List.of(stop, chunk(List.of(), this.usage))
				: List.of(stop);
	}

	private static Choice choice(Message delta, @Nullable String finishReason) {
		return new Choice(0, null, delta, finishReason);
	}

	private Completion chunk(List<Choice> choices, @Nullable TokenUsage usage) {
		return new Completion(this.id, "chat.completion.chunk", this.created, this.request.model(), choices, usage);
	}

}
