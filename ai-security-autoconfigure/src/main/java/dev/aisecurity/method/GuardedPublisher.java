package dev.aisecurity.method;

import java.util.concurrent.Flow;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionBlockedException;

/**
 * A publisher whose items are guarded. Each subscription is an answer of its own; the
 * exchange of the call is that of the thread while the publisher is subscribed to.
 *
 * @param source the publisher
 * @param scope ends with the subscription
 */
record GuardedPublisher(Flow.Publisher<?> source, CallScope scope) implements Flow.Publisher<Object> {

	@Override
	@SuppressWarnings("unchecked")
	public void subscribe(Flow.Subscriber<? super Object> subscriber) {
		GuardedStream stream;
		try {
			stream = new GuardedStream((Flow.Subscriber<Object>) subscriber, this.scope.answer().stream(), this.scope);
		}
		catch (InteractionBlockedException ex) {
			this.scope.end();
			subscriber.onSubscribe(new NoSubscription());
			subscriber.onError(ex);
			return;
		}
		Exchange before = this.scope.enter();
		try {
			((Flow.Publisher<Object>) this.source).subscribe(stream);
		}
		finally {
			this.scope.leave(before);
		}
	}

	private record NoSubscription() implements Flow.Subscription {

		@Override
		public void request(long items) {
		}

		@Override
		public void cancel() {
		}

	}

}
