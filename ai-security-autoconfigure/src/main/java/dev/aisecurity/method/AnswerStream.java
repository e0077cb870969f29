package dev.aisecurity.method;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

import dev.aisecurity.guard.OutputInspection;
import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.output.StreamGuard;
import org.jspecify.annotations.Nullable;

/**
 * The items of an answer that arrives piece by piece. Each item is held until all of its
 * texts are decided, then released whole and in order: no text moves from one item to
 * another. Items that are nothing but text make up one text, those that an adapter knows
 * as many as it says; any other item is inspected by itself. Items of an answer that is
 * only observed, or inspected by a door, are released at once. Used by one thread at a
 * time.
 */
final class AnswerStream {

	/** Items held at once, at most. */
	static final int MAX_ITEMS = 16_384;

	/** Characters held at once, at most. */
	static final int MAX_CHARACTERS = 1 << 20;

	/** Texts that a stream is made of, at most. */
	static final int MAX_CHANNELS = 256;

	private static final String ITEMS = "items";

	private static final String LIMIT = "answer-limit";

	private final Answer answer;

	private final Answers answers;

	private final @Nullable OutputInspection inspection;

	private final Queue<HeldItem> items = new ArrayDeque<>();

	private final Queue<Object> passing = new ArrayDeque<>();

	private final Map<String, StreamGuard> channels = new HashMap<>();

	private final Map<String, Inspected> inspected = new HashMap<>();

	private int characters;

	private boolean full;

	AnswerStream(Answer answer, Answers answers, @Nullable OutputInspection inspection) {
		this.answer = answer;
		this.answers = answers;
		this.inspection = inspection;
	}

	/**
	 * Reads the next item.
	 * @param item the item
	 * @throws RuntimeException if the answer must not go on
	 */
	void accept(Object item) {
		if (this.inspection == null || this.full) {
			this.passing.add(item);
			return;
		}
		HeldItem held = hold(item, ITEMS);
		this.items.add(held);
		this.characters += held.length();
		if (this.answer.isObserved()) {
			this.passing.add(item);
			observe();
		}
		else if (isFull()) {
			throw this.answer.refusal(LIMIT, "More of the answer would have to be held back than there is room for");
		}
	}

	private boolean isFull() {
		return this.items.size() > MAX_ITEMS || this.characters > MAX_CHARACTERS;
	}

	private void observe() {
		HeldItem released = next();
		while (released != null) {
			release(released);
			released = next();
		}
		if (isFull()) {
			this.full = true;
			this.items.clear();
			this.channels.clear();
			this.answer.uninspected(LIMIT, "The rest of the answer is not inspected");
		}
	}

	private @Nullable HeldItem next() {
		HeldItem head = this.items.peek();
		if (head == null || !head.isDecided()) {
			return null;
		}
		this.items.remove();
		this.characters -= head.length();
		return head;
	}

	/**
	 * Holds an item.
	 * @param item the item
	 * @param channel the text it belongs to if it is nothing but text
	 * @return the held item
	 */
	HeldItem hold(Object item, String channel) {
		if (HeldCharacters.supports(item)) {
			HeldText text = next(channel, ITEMS, item.toString(), false);
			return (text != null) ? new HeldCharacters(item, text) : new HeldItem.Whole(item);
		}
		if (HeldEvent.supports(item)) {
			return new HeldEvent(item, this);
		}
		AnswerAdapter<?> adapter = this.answers.adapter(item);
		return (adapter != null) ? hold(item, adapter) : new HeldItem.Whole(this.answer.value(item, Object.class));
	}

	@SuppressWarnings("unchecked")
	private <T> HeldItem hold(Object item, AnswerAdapter<T> adapter) {
		return new HeldAnswer<>((T) item, adapter, this);
	}

	/**
	 * Appends a piece to a text.
	 * @param channel name of the text
	 * @param location where it stands, in words that never hold text of the model
	 * @param text the piece
	 * @param last whether the text ends with it
	 * @return the held piece, or {@code null} if it is empty
	 */
	@Nullable HeldText next(String channel, String location, String text, boolean last) {
		StreamGuard guard = this.channels.get(channel);
		if (text.isEmpty()) {
			if (last && guard != null) {
				end(channel, guard);
			}
			return null;
		}
		if (guard == null) {
			if (this.channels.size() >= MAX_CHANNELS) {
				throw this.answer.refusal(LIMIT, "The answer is made of too many texts");
			}
			guard = inspection().channel(location);
			this.channels.put(channel, guard);
		}
		HeldText held = new HeldText(guard, text);
		if (last) {
			end(channel, guard);
		}
		return held;
	}

	private void end(String channel, StreamGuard guard) {
		guard.finish();
		this.channels.remove(channel);
	}

	/**
	 * Inspects a text that is complete in itself. The last one in each place is
	 * remembered, as names are repeated in every item.
	 * @param place where it stands, in words that never hold text of the model
	 * @param text the text
	 * @return what may leave
	 */
	String whole(String place, String text) {
		Inspected last = this.inspected.get(place);
		if (last == null || !last.text.equals(text)) {
			last = new Inspected(text, inspection().inspect(text, place));
			if (this.inspected.size() < MAX_CHANNELS) {
				this.inspected.put(place, last);
			}
		}
		return last.result;
	}

	private OutputInspection inspection() {
		if (this.inspection == null) {
			throw new IllegalStateException("The answer is not inspected here");
		}
		return this.inspection;
	}

	/**
	 * Ends the stream: all held items are decided.
	 * @throws RuntimeException if the answer must not go on
	 */
	void finish() {
		for (StreamGuard channel : this.channels.values()) {
			channel.finish();
		}
		this.channels.clear();
	}

	/**
	 * Returns the next item that may leave.
	 * @return the item, or {@code null} if there is none now
	 * @throws RuntimeException if the answer must not go on
	 */
	@Nullable Object poll() {
		if (this.inspection == null || this.answer.isObserved()) {
			return this.passing.poll();
		}
		for (HeldItem item = next(); item != null; item = next()) {
			Object released = release(item);
			if (released != null) {
				return released;
			}
		}
		return null;
	}

	private @Nullable Object release(HeldItem item) {
		try {
			return item.release();
		}
		catch (UnredactableException ex) {
			throw this.answer.refusal("unredactable-answer", "Text cannot be replaced in an item of the answer");
		}
	}

	/**
	 * Returns how many items are held.
	 * @return the number
	 */
	int held() {
		return this.answer.isObserved() ? 0 : this.items.size();
	}

	private record Inspected(String text, String result) {

	}

}
