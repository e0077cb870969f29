package dev.aisecurity.springai;

import java.util.List;

import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.output.AnswerText;

import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * Knows the texts of what chat clients answer: those of the chat response. The context of
 * the advisors is kept.
 */
public final class ChatClientResponseAdapter implements AnswerAdapter<ChatClientResponse> {

	private final ChatResponseAdapter responses = new ChatResponseAdapter();

	@Override
	public Class<ChatClientResponse> type() {
		return ChatClientResponse.class;
	}

	@Override
	public List<AnswerText> texts(ChatClientResponse item) {
		ChatResponse response = item.chatResponse();
		return (response != null) ? this.responses.texts(response) : List.of();
	}

	@Override
	public ChatClientResponse replace(ChatClientResponse item, List<String> texts) {
		ChatResponse response = item.chatResponse();
		return (response != null) ? item.mutate().chatResponse(this.responses.replace(response, texts)).build() : item;
	}

}
