package dev.aisecurity.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.aisecurity.guard.OutputInspection;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.output.AnswerText;
import org.jspecify.annotations.Nullable;

/**
 * Inspects the texts of a returned value that is there at once, and replaces what must
 * not leave. The same text is inspected once. Used by one thread.
 */
final class AnswerRedaction extends TextReplacement {

	private final OutputInspection inspection;

	private final Answers answers;

	private final Map<String, String> inspected = new HashMap<>();

	private final boolean observed;

	private @Nullable Class<?> unreadable;

	private boolean full;

	/**
	 * Creates a redaction.
	 * @param inspection inspects the texts
	 * @param answers what is common to all answers
	 * @param observed whether nothing may be changed
	 */
	AnswerRedaction(OutputInspection inspection, Answers answers, boolean observed) {
		super(answers.shapes(), answers.limits().get());
		this.inspection = inspection;
		this.answers = answers;
		this.observed = observed;
	}

	@Override
	@Nullable Object value(@Nullable Object value, Origin origin, int depth) {
		AnswerAdapter<?> adapter = (value != null) ? this.answers.adapter(value) : null;
		return (value != null && adapter != null) ? adapted(adapter, value, origin) : super.value(value, origin, depth);
	}

	@Override
	@Nullable Object content(@Nullable Object value, Origin origin, int depth) {
		if (value != null && this.answers.isOpaque(value)) {
			unreadable(value.getClass());
			return value;
		}
		return value(value, origin, depth);
	}

	@SuppressWarnings("unchecked")
	private <T> @Nullable Object adapted(AnswerAdapter<T> adapter, Object value, Origin origin) {
		List<AnswerText> texts = adapter.texts((T) value);
		List<String> replaced = new ArrayList<>(texts.size());
		boolean changed = false;
		for (AnswerText text : texts) {
			String inspected = text(text.text(), origin);
			changed |= !inspected.equals(text.text());
			replaced.add(inspected);
		}
		return changed ? adapter.replace((T) value, replaced) : value;
	}

	@Override
	String text(String text, Origin origin) {
		if (text.isEmpty()) {
			return text;
		}
		String known = this.inspected.get(text);
		if (known == null) {
			String guarded = this.inspection.inspect(text, Answer.LOCATION);
			known = this.observed ? text : guarded;
			this.inspected.put(text, known);
		}
		return known;
	}

	@Override
	void unreadable(Class<?> type) {
		if (this.unreadable == null) {
			this.unreadable = type;
		}
	}

	@Override
	Object tooDeep(Object value) {
		this.full = true;
		return value;
	}

	/**
	 * Returns the class of a value whose text could not be read.
	 * @return the class of the first one, or {@code null} if all could be
	 */
	@Nullable Class<?> unreadable() {
		return this.unreadable;
	}

	/**
	 * Returns whether values were nested too deep to be read.
	 * @return whether there were such
	 */
	boolean isFull() {
		return this.full;
	}

}
