package dev.aisecurity.springai;

import java.util.List;

import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.output.AnswerText;

import org.springframework.ai.chat.messages.AssistantMessage;

/**
 * Knows the texts of single messages of a model.
 */
public final class AssistantMessageAdapter implements AnswerAdapter<AssistantMessage> {

	private static final String PLACE = "message";

	@Override
	public Class<AssistantMessage> type() {
		return AssistantMessage.class;
	}

	@Override
	public List<AnswerText> texts(AssistantMessage message) {
		TextVisitor visitor = TextVisitor.reading();
		AssistantMessageTexts.visit(message, PLACE, false, visitor);
		return visitor.texts();
	}

	@Override
	public AssistantMessage replace(AssistantMessage message, List<String> texts) {
		return AssistantMessageTexts.visit(message, PLACE, false, TextVisitor.replacing(texts));
	}

}
