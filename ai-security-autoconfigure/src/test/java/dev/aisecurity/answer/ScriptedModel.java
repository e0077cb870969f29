package dev.aisecurity.answer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Stands in for a model: notes what it is asked and answers what a test wants.
 */
final class ScriptedModel {

	/** What the model was asked. */
	final List<String> prompts = Collections.synchronizedList(new ArrayList<>());

	/** Makes an answer of a prompt. */
	volatile UnaryOperator<String> script = UnaryOperator.identity();

	/** How many characters a piece of a streamed answer has. */
	volatile int size = 1;

	void reset() {
		this.prompts.clear();
		this.script = UnaryOperator.identity();
		this.size = 1;
	}

	String answer(String prompt) {
		this.prompts.add(prompt);
		return this.script.apply(prompt);
	}

	List<String> stream(String prompt) {
		String answer = answer(prompt);
		List<String> pieces = new ArrayList<>();
		for (int i = 0; i < answer.length(); i += this.size) {
			pieces.add(answer.substring(i, Math.min(answer.length(), i + this.size)));
		}
		return pieces;
	}

}
