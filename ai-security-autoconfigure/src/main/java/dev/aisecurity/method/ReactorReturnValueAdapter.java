package dev.aisecurity.method;

import java.util.concurrent.Flow;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionBlockedException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Follows {@code Mono} and {@code Flux}, keeping their context.
 */
final class ReactorReturnValueAdapter implements ReturnValueAdapter {

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Object follow(Object value, Class<?> type, CallScope scope) {
		if (value instanceof Mono<?> mono && type.isAssignableFrom(Mono.class)) {
			return new GuardedMono((Mono<Object>) mono, scope);
		}
		if (value instanceof Flux<?> flux && type.isAssignableFrom(Flux.class)) {
			return new GuardedFlux((Flux<Object>) flux, scope);
		}
		return null;
	}

	private static @Nullable CoreSubscriber<Object> guarded(CoreSubscriber<? super Object> actual, CallScope scope) {
		try {
			GuardedStream stream = new GuardedStream(new Downstream(actual), scope.answer().stream(), scope);
			return new Upstream(stream, actual.currentContext());
		}
		catch (InteractionBlockedException ex) {
			scope.end();
			Operators.error(actual, ex);
			return null;
		}
	}

	private static final class GuardedMono extends MonoOperator<Object, Object> {

		private final CallScope scope;

		GuardedMono(Mono<Object> source, CallScope scope) {
			super(source);
			this.scope = scope;
		}

		@Override
		public void subscribe(CoreSubscriber<? super Object> actual) {
			CoreSubscriber<Object> guarded = guarded(actual, this.scope);
			if (guarded != null) {
				Exchange before = this.scope.enter();
				try {
					this.source.subscribe(guarded);
				}
				finally {
					this.scope.leave(before);
				}
			}
		}

	}

	private static final class GuardedFlux extends FluxOperator<Object, Object> {

		private final CallScope scope;

		GuardedFlux(Flux<Object> source, CallScope scope) {
			super(source);
			this.scope = scope;
		}

		@Override
		public void subscribe(CoreSubscriber<? super Object> actual) {
			CoreSubscriber<Object> guarded = guarded(actual, this.scope);
			if (guarded != null) {
				Exchange before = this.scope.enter();
				try {
					this.source.subscribe(guarded);
				}
				finally {
					this.scope.leave(before);
				}
			}
		}

	}

	private record Upstream(GuardedStream stream, Context context) implements CoreSubscriber<Object> {

		@Override
		public Context currentContext() {
			return this.context;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.stream.onSubscribe(new Flow.Subscription() {

				@Override
				public void request(long items) {
					subscription.request(items);
				}

				@Override
				public void cancel() {
					subscription.cancel();
				}

			});
		}

		@Override
		public void onNext(Object item) {
			this.stream.onNext(item);
		}

		@Override
		public void onError(Throwable failure) {
			this.stream.onError(failure);
		}

		@Override
		public void onComplete() {
			this.stream.onComplete();
		}

	}

	private record Downstream(CoreSubscriber<? super Object> actual) implements Flow.Subscriber<Object> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.actual.onSubscribe(new Subscription() {

				@Override
				public void request(long items) {
					subscription.request(items);
				}

				@Override
				public void cancel() {
					subscription.cancel();
				}

			});
		}

		@Override
		public void onNext(Object item) {
			this.actual.onNext(item);
		}

		@Override
		public void onError(Throwable failure) {
			this.actual.onError(failure);
		}

		@Override
		public void onComplete() {
			this.actual.onComplete();
		}

	}

}
