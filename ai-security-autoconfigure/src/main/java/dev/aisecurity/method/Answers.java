package dev.aisecurity.method;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.OutputInspection;
import dev.aisecurity.output.AnswerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Starts the inspection of answers. Thread-safe.
 *
 * @param shapes the shapes of classes
 * @param limits how deep values may be nested
 * @param adapters know types of answers, the built-in ones included
 */
record Answers(Shapes shapes, Supplier<ArgumentLimits> limits, Supplier<List<AnswerAdapter<?>>> adapters) {

	/**
	 * Starts the inspection of an answer.
	 * @param exchange the exchange it belongs to
	 * @param covered whether a door inspects the answer
	 * @return the answer
	 * @throws dev.aisecurity.guard.InteractionBlockedException if there may be none
	 */
	Answer begin(Exchange exchange, boolean covered) {
		OutputInspection inspection = covered ? null : exchange.output();
		Answer answer = new Answer(this, exchange, inspection);
		answer.begin();
		return answer;
	}

	/**
	 * Returns whether a value may carry text that inspection cannot see: code, and what
	 * frameworks make of answers.
	 * @param value the value
	 * @return whether it cannot be called inspected
	 */
	boolean isOpaque(Object value) {
		return (value instanceof Callable || this.shapes.isOpaque(value.getClass())) && adapter(value) == null;
	}

	/**
	 * Returns what knows the texts of a value.
	 * @param item the value
	 * @return the first adapter of its type, or {@code null} if there is none
	 */
	@Nullable AnswerAdapter<?> adapter(Object item) {
		for (AnswerAdapter<?> adapter : this.adapters.get()) {
			if (adapter.type().isInstance(item)) {
				return adapter;
			}
		}
		return null;
	}

}
