package dev.aisecurity.method;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.output.AnswerText;
import org.jspecify.annotations.Nullable;

/**
 * An item whose texts an adapter knows.
 *
 * @param <T> type of the item
 */
final class HeldAnswer<T> implements HeldItem {

	private final T item;

	private final AnswerAdapter<T> adapter;

	private final List<AnswerText> texts;

	private final List<@Nullable HeldText> held = new ArrayList<>();

	private final List<String> inspected = new ArrayList<>();

	HeldAnswer(T item, AnswerAdapter<T> adapter, AnswerStream stream) {
		this.item = item;
		this.adapter = adapter;
		this.texts = adapter.texts(item);
		for (AnswerText text : this.texts) {
			boolean whole = text.part() == AnswerText.Part.WHOLE;
			this.inspected.add(whole ? stream.whole(text.place(), text.text()) : "");
			this.held.add(whole ? null
					: stream.next(text.place(), text.place(), text.text(), text.part() == AnswerText.Part.LAST));
		}
	}

	@Override
	public boolean isDecided() {
		for (HeldText text : this.held) {
			if (text != null && !text.isDecided()) {
				return false;
			}
		}
		return true;
	}

	@Override
	public @Nullable Object release() {
		boolean changed = false;
		for (int i = 0; i < this.held.size(); i++) {
			HeldText text = this.held.get(i);
			if (text != null) {
				this.inspected.set(i, text.take());
			}
			changed |= !this.inspected.get(i).equals(this.texts.get(i).text());
		}
		return changed ? this.adapter.replace(this.item, this.inspected) : this.item;
	}

	@Override
	public int length() {
		int length = 0;
		for (AnswerText text : this.texts) {
			length += text.text().length();
		}
		return length;
	}

}
