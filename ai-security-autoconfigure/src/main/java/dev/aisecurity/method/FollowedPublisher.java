package dev.aisecurity.method;

import java.util.concurrent.Flow;

import dev.aisecurity.guard.Exchange;

/**
 * A publisher whose scope is entered while it is subscribed to and ends with the
 * subscription.
 *
 * @param <T> type of the items
 * @param source the publisher
 * @param scope the scope
 */
record FollowedPublisher<T>(Flow.Publisher<T> source, CallScope scope) implements Flow.Publisher<T> {

	@Override
	public void subscribe(Flow.Subscriber<? super T> subscriber) {
		Exchange before = this.scope.enter();
		try {
			this.source.subscribe(new FollowedSubscriber<>(subscriber, this.scope));
		}
		finally {
			this.scope.leave(before);
		}
	}

	private record FollowedSubscriber<T>(Flow.Subscriber<? super T> delegate,
			CallScope scope) implements Flow.Subscriber<T> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.delegate.onSubscribe(new FollowedSubscription(subscription, this.scope));
		}

		@Override
		public void onNext(T item) {
			this.delegate.onNext(item);
		}

		@Override
		public void onError(Throwable failure) {
			this.scope.end();
			this.delegate.onError(failure);
		}

		@Override
		public void onComplete() {
			this.scope.end();
			this.delegate.onComplete();
		}

	}

	private record FollowedSubscription(Flow.Subscription delegate, CallScope scope) implements Flow.Subscription {

		@Override
		public void request(long items) {
			this.delegate.request(items);
		}

		@Override
		public void cancel() {
			this.delegate.cancel();
			this.scope.end();
		}

	}

}
