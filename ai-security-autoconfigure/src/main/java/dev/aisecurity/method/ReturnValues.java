package dev.aisecurity.method;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.aisecurity.guard.Exchange;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * All return values that are complete only later: {@link CompletionStage},
 * {@link Future}, {@link Callable}, {@link Stream}, {@link Iterator},
 * {@link Flow.Publisher} and, if Reactor is there, {@code Mono} and {@code Flux}, which
 * is also how a suspending function of Kotlin arrives here, and what Spring can convert
 * to and from a publisher; also as the body of an HTTP entity. Any other value is
 * complete when the method returns.
 */
final class ReturnValues implements ReturnValueAdapter {

	private final List<ReturnValueAdapter> adapters = new ArrayList<>();

	ReturnValues() {
		ClassLoader classLoader = ReturnValues.class.getClassLoader();
		this.adapters.add(ReturnValues::followStage);
		this.adapters.add(ReturnValues::followFuture);
		this.adapters.add(ReturnValues::followCallable);
		this.adapters.add(ReturnValues::followPublisher);
		this.adapters.add(ReturnValues::followStream);
		this.adapters.add(ReturnValues::followIterator);
		if (ClassUtils.isPresent("reactor.core.publisher.Mono", classLoader)) {
			this.adapters.add(new ReactorReturnValueAdapter());
		}
		if (ClassUtils.isPresent("org.reactivestreams.FlowAdapters", classLoader)) {
			this.adapters.add(new ReactiveReturnValueAdapter());
		}
		if (ClassUtils.isPresent("org.springframework.http.HttpEntity", classLoader)) {
			this.adapters.add(new HttpEntityReturnValueAdapter(this));
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
		return (value instanceof CompletionStage<?> stage && type.isAssignableFrom(CompletableFuture.class))
				? GuardedFuture.of(stage, scope) : null;
	}

	private static @Nullable Object followFuture(Object value, Class<?> type, CallScope scope) {
		return (value instanceof Future<?> future && type.isAssignableFrom(GuardedFuture.class))
				? new GuardedFuture(future, scope) : null;
	}

	private static @Nullable Object followCallable(Object value, Class<?> type, CallScope scope) {
		if (!(value instanceof Callable<?> callable) || !type.isAssignableFrom(Callable.class)) {
			return null;
		}
		Callable<@Nullable Object> followed = () -> {
			Exchange before = scope.enter();
			try {
				return scope.value(callable.call(), Object.class);
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
				? new GuardedPublisher(publisher, scope) : null;
	}

	private static @Nullable Object followStream(Object value, Class<?> type, CallScope scope) {
		return (value instanceof Stream<?> stream && type.isAssignableFrom(Stream.class))
				? GuardedIterator.of(stream, scope) : null;
	}

	private static @Nullable Object followIterator(Object value, Class<?> type, CallScope scope) {
		return (value instanceof Iterator<?> iterator && type.isAssignableFrom(Iterator.class))
				? new GuardedIterator(iterator, scope) : null;
	}

}
