package dev.aisecurity.springai;

import java.util.List;

import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.output.AnswerText;

import org.springframework.ai.chat.model.Generation;

/**
 * Knows the texts of single generations.
 */
public final class GenerationAdapter implements AnswerAdapter<Generation> {

	private static final String PLACE = "generation";

	@Override
	public Class<Generation> type() {
		return Generation.class;
	}

	@Override
	public List<AnswerText> texts(Generation generation) {
		TextVisitor visitor = TextVisitor.reading();
		AssistantMessageTexts.visit(generation, PLACE, visitor);
		return visitor.texts();
	}

	@Override
	public Generation replace(Generation generation, List<String> texts) {
		return AssistantMessageTexts.visit(generation, PLACE, TextVisitor.replacing(texts));
	}

}
