package dev.aisecurity.method;

import dev.aisecurity.guard.Exchange;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Follows {@code Mono} and {@code Flux}.
 */
final class ReactorReturnValueAdapter implements ReturnValueAdapter {

	@Override
	public @Nullable Object follow(Object value, Class<?> type, CallScope scope) {
		if (value instanceof Mono<?> mono && type.isAssignableFrom(Mono.class)) {
			return new FollowedMono<>(mono, scope).doFinally((signal) -> scope.end());
		}
		if (value instanceof Flux<?> flux && type.isAssignableFrom(Flux.class)) {
			return new FollowedFlux<>(flux, scope).doFinally((signal) -> scope.end());
		}
		return null;
	}

	private static final class FollowedMono<T> extends MonoOperator<T, T> {

		private final CallScope scope;

		FollowedMono(Mono<T> source, CallScope scope) {
			super(source);
			this.scope = scope;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			Exchange before = this.scope.enter();
			try {
				this.source.subscribe(actual);
			}
			finally {
				this.scope.leave(before);
			}
		}

	}

	private static final class FollowedFlux<T> extends FluxOperator<T, T> {

		private final CallScope scope;

		FollowedFlux(Flux<T> source, CallScope scope) {
			super(source);
			this.scope = scope;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			Exchange before = this.scope.enter();
			try {
				this.source.subscribe(actual);
			}
			finally {
				this.scope.leave(before);
			}
		}

	}

}
