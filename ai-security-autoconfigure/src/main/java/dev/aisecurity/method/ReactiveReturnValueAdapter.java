package dev.aisecurity.method;

import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * Follows publishers of Reactive Streams, and every other type that Spring can convert to
 * one and back, such as those of RxJava, Mutiny and the flows of Kotlin.
 */
final class ReactiveReturnValueAdapter implements ReturnValueAdapter {

	@Override
	public @Nullable Object follow(Object value, Class<?> type, CallScope scope) {
		if (value instanceof Publisher<?> publisher && type.isAssignableFrom(Publisher.class)) {
			return guarded(publisher, scope);
		}
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(null, value);
		if (adapter == null || adapter.isNoValue() || adapter.getReactiveType() == Flow.Publisher.class
				|| !type.isAssignableFrom(adapter.getReactiveType())) {
			return null;
		}
		return adapter.fromPublisher(guarded(adapter.toPublisher(value), scope));
	}

	private static Publisher<Object> guarded(Publisher<?> publisher, CallScope scope) {
		return FlowAdapters.toPublisher(new GuardedPublisher(FlowAdapters.toFlowPublisher(publisher), scope));
	}

}
