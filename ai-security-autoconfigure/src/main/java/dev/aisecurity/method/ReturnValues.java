package dev.aisecurity.method;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import dev.aisecurity.guard.Exchange;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * All return values that are complete only later: {@link CompletionStage},
 * {@link Callable}, {@link java.util.concurrent.Flow.Publisher} and, if Reactor is there,
 * {@code Mono} and {@code Flux}, which is also how a suspending function of Kotlin
 * arrives here. Any other value is complete when the method returns.
 */
final class ReturnValues implements ReturnValueAdapter {

	private final List<ReturnValueAdapter> adapters = new ArrayList<>();

	ReturnValues() {
		this.adapters.add(ReturnValues::followStage);
		this.adapters.add(ReturnValues::followCallable);
		this.adapters.add(ReturnValues::followPublisher);
		if (ClassUtils.isPresent("reactor.core.publisher.Mono", ReturnValues.class.getClassLoader())) {
			this.adapters.add(new ReactorReturnValueAdapter());
		}
	}

	@Override
	public @Nullable Object follow(@Nullable Object value, Class<?> type, CallScope scope) {
		if (value != null) {
			for (ReturnValueAdapter adapter : this.adapters) {
				Object followed = adapter.follow(value, type, scope);
				if (followed != null) {
					return followed;
				}
			}
		}
		return null;
	}

	private static @Nullable Object followStage(Object value, Class<?> type, CallScope scope) {
		if (!(value instanceof CompletionStage<?> stage)) {
			return null;
		}
		CompletionStage<?> unused = stage.whenComplete((result, failure) -> scope.end());
		return stage;
	}

	private static @Nullable Object followCallable(Object value, Class<?> type, CallScope scope) {
		if (!(value instanceof Callable<?> callable) || !type.isAssignableFrom(Callable.class)) {
			return null;
		}
		Callable<@Nullable Object> followed = () -> {
			Exchange before = scope.enter();
			try {
				return callable.call();
			}
			finally {
				scope.leave(before);
				scope.end();
			}
		};
		return followed;
	}

	private static @Nullable Object followPublisher(Object value, Class<?> type, CallScope scope) {
		return (value instanceof Flow.Publisher<?> publisher && type.isAssignableFrom(Flow.Publisher.class))
				? new FollowedPublisher<>(publisher, scope) : null;
	}

}
