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

	private final List<AnswerAdapter<?>> adapters;

	private final Map<String, String> inspected = new HashMap<>();

	private final boolean observed;

	private @Nullable Class<?> unreadable;

	private boolean full;

	/**
	 * Creates a redaction.
	 * @param inspection inspects the texts
	 * @param shapes the shapes of classes
	 * @param limits how deep values may be nested
	 * @param adapters know the texts of types that have no readable shape
	 * @param observed whether nothing may be changed
	 */
	AnswerRedaction(OutputInspection inspection, Shapes shapes, ArgumentLimits limits, List<AnswerAdapter<?>> adapters,
			boolean observed) {
		super(shapes, limits);
		this.inspection = inspection;
		this.adapters = adapters;
		this.observed = observed;
	}

	@Override
	@Nullable Object value(@Nullable Object value, Origin origin, int depth) {
		if (value != null) {
			for (AnswerAdapter<?> adapter : this.adapters) {
				if (adapter.type().isInstance(value)) {
					return adapted(adapter, value, origin);
				}
			}
		}
		return super.value(value, origin, depth);
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
