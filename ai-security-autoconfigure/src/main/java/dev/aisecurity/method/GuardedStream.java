package dev.aisecurity.method;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a publisher and its subscriber: items leave as soon as they are decided.
 * It asks the publisher for what the subscriber has asked for, and for one item more
 * whenever all that arrived is held. When the answer is refused or revoked, the publisher
 * is cancelled and the subscriber gets an error at once. What is held is dropped then,
 * and on cancellation and when the publisher fails. All signals to the subscriber are
 * serial.
 */
final class GuardedStream implements Flow.Subscriber<Object>, Flow.Subscription {

	private final Flow.Subscriber<Object> subscriber;

	private final AnswerStream items;

	private final CallScope scope;

	private final Queue<Object> ready = new ConcurrentLinkedQueue<>();

	private final AtomicInteger draining = new AtomicInteger();

	private final AtomicLong requested = new AtomicLong();

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile Flow.@Nullable Subscription publisher;

	private volatile @Nullable Runnable registration;

	private volatile long received;

	private volatile long released;

	private volatile @Nullable Throwable publisherFailure;

	private volatile boolean complete;

	private volatile boolean cancelled;

	private long asked;

	private long emitted;

	private boolean done;

	/**
	 * Creates a stream.
	 * @param subscriber gets the items
	 * @param items guards them
	 * @param scope ends with the stream
	 */
	GuardedStream(Flow.Subscriber<Object> subscriber, AnswerStream items, CallScope scope) {
		this.subscriber = subscriber;
		this.items = items;
		this.scope = scope;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		if (this.publisher != null) {
			subscription.cancel();
			return;
		}
		this.publisher = subscription;
		this.subscriber.onSubscribe(this);
		this.registration = this.scope.exchange().onRevoked(this::revoked);
		if (this.ended.get()) {
			withdraw();
		}
	}

	private void revoked() {
		Exchange exchange = this.scope.exchange();
		Decision decision = exchange.revoked();
		if (decision != null) {
			fail(new InteractionBlockedException(decision));
		}
	}

	@Override
	public void onNext(Object item) {
		if (isOver()) {
			return;
		}
		try {
			this.items.accept(item);
			settle(this.received + 1);
		}
		catch (RuntimeException | StackOverflowError ex) {
			fail(ex);
			return;
		}
		drain();
	}

	private void settle(long count) {
		for (Object next = this.items.poll(); next != null; next = this.items.poll()) {
			this.ready.add(next);
		}
		this.released = count - this.items.held();
		this.received = count;
	}

	@Override
	public void onComplete() {
		if (isOver()) {
			return;
		}
		try {
			this.items.finish();
			settle(this.received);
		}
		catch (RuntimeException | StackOverflowError ex) {
			fail(ex);
			return;
		}
		this.complete = true;
		drain();
	}

	@Override
	public void onError(Throwable ex) {
		this.publisherFailure = ex;
		this.complete = true;
		drain();
	}

	private void fail(Throwable ex) {
		if (this.failure.compareAndSet(null, ex)) {
			cancelPublisher();
			drain();
		}
	}

	private boolean isOver() {
		return this.cancelled || this.failure.get() != null;
	}

	@Override
	public void request(long items) {
		if (items <= 0) {
			fail(new IllegalArgumentException("A subscriber must ask for at least one item"));
			return;
		}
		this.requested.accumulateAndGet(items, (before, more) -> (before + more < 0) ? Long.MAX_VALUE : before + more);
		drain();
	}

	@Override
	public void cancel() {
		if (!this.cancelled) {
			this.cancelled = true;
			cancelPublisher();
			drain();
		}
	}

	private void cancelPublisher() {
		Flow.Subscription current = this.publisher;
		if (current != null) {
			current.cancel();
		}
	}

	private void drain() {
		if (this.draining.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			if (!this.done) {
				emit();
			}
			if (this.done) {
				this.ready.clear();
			}
			missed = this.draining.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void emit() {
		while (true) {
			Throwable ex = this.failure.get();
			if (this.cancelled || ex != null) {
				end();
				if (!this.cancelled && ex != null) {
					this.subscriber.onError(ex);
				}
				return;
			}
			boolean last = this.complete;
			long open = this.requested.get() - this.emitted;
			if (this.ready.isEmpty()) {
				if (last) {
					end();
					finish(this.publisherFailure);
				}
				else if (open > 0) {
					ask(open);
				}
				return;
			}
			if (open <= 0) {
				return;
			}
			Object next = this.ready.poll();
			if (next != null) {
				this.emitted++;
				this.subscriber.onNext(next);
			}
		}
	}

	private void finish(@Nullable Throwable ex) {
		if (ex != null) {
			this.subscriber.onError(ex);
		}
		else {
			this.subscriber.onComplete();
		}
	}

	private void ask(long open) {
		Flow.Subscription current = this.publisher;
		if (current == null || this.asked == Long.MAX_VALUE) {
			return;
		}
		long arrived = this.received;
		long more = open - (this.asked - this.released);
		if (this.requested.get() == Long.MAX_VALUE) {
			this.asked = Long.MAX_VALUE;
			current.request(Long.MAX_VALUE);
		}
		else if (more > 0 || this.asked == arrived) {
			more = Math.max(1, more);
			this.asked += more;
			current.request(more);
		}
	}

	private void end() {
		this.done = true;
		if (this.ended.compareAndSet(false, true)) {
			withdraw();
			this.scope.end();
		}
	}

	private void withdraw() {
		Runnable current = this.registration;
		if (current != null) {
			current.run();
		}
	}

}
