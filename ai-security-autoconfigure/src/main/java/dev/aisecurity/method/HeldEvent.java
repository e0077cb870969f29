package dev.aisecurity.method;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.codec.ServerSentEvent;
import org.springframework.util.ClassUtils;

/**
 * A server-sent event: its data is the text of a channel of its own for every name of
 * events, or an item like any other; what else it carries is inspected at once.
 */
final class HeldEvent implements HeldItem {

	private static final boolean PRESENT = ClassUtils.isPresent("org.springframework.http.codec.ServerSentEvent",
			HeldEvent.class.getClassLoader());

	private static final String LOCATION = "event";

	private final ServerSentEvent<?> event;

	private final @Nullable HeldItem data;

	private final @Nullable String id;

	private final @Nullable String name;

	private final @Nullable String comment;

	/**
	 * Holds an event.
	 * @param item the event
	 * @param stream the stream that it belongs to
	 */
	HeldEvent(Object item, AnswerStream stream) {
		this.event = (ServerSentEvent<?>) item;
		this.id = whole(this.event.id(), stream);
		this.name = whole(this.event.event(), stream);
		this.comment = whole(this.event.comment(), stream);
		Object held = this.event.data();
		this.data = (held != null) ? stream.hold(held, LOCATION + ":" + this.event.event()) : null;
	}

	/**
	 * Returns whether an item is an event.
	 * @param item the item
	 * @return whether it is
	 */
	static boolean supports(Object item) {
		return PRESENT && item instanceof ServerSentEvent;
	}

	private static @Nullable String whole(@Nullable String text, AnswerStream stream) {
		return (text != null) ? stream.whole(LOCATION, text) : null;
	}

	@Override
	public boolean isDecided() {
		return this.data == null || this.data.isDecided();
	}

	@Override
	public @Nullable Object release() {
		Object released = (this.data != null) ? this.data.release() : null;
		if (released == this.event.data() && Objects.equals(this.id, this.event.id())
				&& Objects.equals(this.name, this.event.event())
				&& Objects.equals(this.comment, this.event.comment())) {
			return this.event;
		}
		ServerSentEvent.Builder<Object> copy = ServerSentEvent.builder();
		if (this.id != null) {
			copy.id(this.id);
		}
		if (this.name != null) {
			copy.event(this.name);
		}
		if (this.comment != null) {
			copy.comment(this.comment);
		}
		if (this.event.retry() != null) {
			copy.retry(this.event.retry());
		}
		if (released != null) {
			copy.data(released);
		}
		return copy.build();
	}

	@Override
	public int length() {
		return (this.data != null) ? this.data.length() : 0;
	}

}
