package dev.aisecurity.springai;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.output.AnswerText;

import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * Knows the texts of chat responses, whole ones and those of a stream, where each
 * generation is a text of its own. Metadata and usage are kept.
 */
public final class ChatResponseAdapter implements AnswerAdapter<ChatResponse> {

	@Override
	public Class<ChatResponse> type() {
		return ChatResponse.class;
	}

	@Override
	public List<AnswerText> texts(ChatResponse response) {
		TextVisitor visitor = TextVisitor.reading();
		visit(response, visitor);
		return visitor.texts();
	}

	@Override
	public ChatResponse replace(ChatResponse response, List<String> texts) {
		return visit(response, TextVisitor.replacing(texts));
	}

	private static ChatResponse visit(ChatResponse response, TextVisitor visitor) {
		List<Generation> visited = new ArrayList<>(response.getResults().size());
		for (Generation generation : response.getResults()) {
			visited.add(AssistantMessageTexts.visit(generation, "generation[" + visited.size() + "]", visitor));
		}
		return visitor.isReplacing() ? new ChatResponse(visited, response.getMetadata()) : response;
	}

}
