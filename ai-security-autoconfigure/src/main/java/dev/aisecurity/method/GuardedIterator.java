package dev.aisecurity.method;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * An iterator whose items are guarded. It takes no more from its source than it needs to
 * have its next item decided. Used by one thread at a time.
 */
final class GuardedIterator implements Iterator<Object> {

	private final Iterator<?> source;

	private final CallScope scope;

	private @Nullable AnswerStream items;

	private @Nullable Object next;

	private boolean done;

	/**
	 * Creates an iterator.
	 * @param source the iterator that the method returned
	 * @param scope ends with the last item, and if the answer is refused
	 */
	GuardedIterator(Iterator<?> source, CallScope scope) {
		this.source = source;
		this.scope = scope;
	}

	/**
	 * Guards a stream. Closing it closes its source and ends the scope.
	 * @param source the stream that the method returned
	 * @param scope ends with the last item, and when the stream is closed
	 * @return a sequential stream
	 */
	static Stream<Object> of(Stream<?> source, CallScope scope) {
		Iterator<Object> iterator = new GuardedIterator(source.sequential().iterator(), scope);
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
			.onClose(source::close)
			.onClose(scope::end);
	}

	@Override
	public boolean hasNext() {
		if (this.next == null && !this.done) {
			Exchange before = this.scope.enter();
			boolean failed = true;
			try {
				this.next = fetch();
				failed = false;
			}
			finally {
				this.scope.leave(before);
				if (failed || this.next == null) {
					this.done = true;
					this.scope.end();
				}
			}
		}
		return this.next != null;
	}

	private @Nullable Object fetch() {
		AnswerStream stream = this.items;
		if (stream == null) {
			stream = this.scope.answer().stream();
			this.items = stream;
		}
		Object item = stream.poll();
		while (item == null && this.source.hasNext()) {
			stream.accept(this.source.next());
			item = stream.poll();
		}
		checkRevoked();
		if (item == null) {
			stream.finish();
			item = stream.poll();
		}
		return item;
	}

	private void checkRevoked() {
		Decision revoked = this.scope.exchange().revoked();
		if (revoked != null) {
			throw new InteractionBlockedException(revoked);
		}
	}

	@Override
	public Object next() {
		if (!hasNext() || this.next == null) {
			throw new NoSuchElementException();
		}
		Object item = this.next;
		this.next = null;
		return item;
	}

}
