package dev.aisecurity.method;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A future whose result is guarded: once, by the first who gets it.
 */
final class GuardedFuture implements Future<@Nullable Object> {

	private final Future<?> source;

	private final CallScope scope;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable CompletableFuture<@Nullable Object> result;

	/**
	 * Creates a future.
	 * @param source the future that the method returned
	 * @param scope ends when the result was got, or will not be
	 */
	GuardedFuture(Future<?> source, CallScope scope) {
		this.source = source;
		this.scope = scope;
	}

	/**
	 * Guards the result of a stage. When the exchange is revoked, or the guarded stage is
	 * cancelled, the stage is cancelled too.
	 * @param stage the stage that the method returned
	 * @param scope ends with the stage
	 * @return the guarded stage
	 */
	static CompletableFuture<@Nullable Object> of(CompletionStage<?> stage, CallScope scope) {
		CompletableFuture<@Nullable Object> guarded = new CompletableFuture<>();
		Exchange exchange = scope.exchange();
		Runnable registration = exchange.onRevoked(() -> revoke(exchange, guarded));
		CompletableFuture<?> unused = guarded.whenComplete((result, failure) -> {
			registration.run();
			if (failure != null) {
				cancel(stage);
			}
			scope.end();
		});
		forward(stage, guarded, scope);
		return guarded;
	}

	private static void forward(CompletionStage<?> stage, CompletableFuture<@Nullable Object> guarded,
			CallScope scope) {
		CompletionStage<?> unused = stage.whenComplete((result, failure) -> {
			if (failure != null) {
				guarded.completeExceptionally(failure);
			}
			else {
				complete(guarded, result, scope);
			}
		});
	}

	private static void revoke(Exchange exchange, CompletableFuture<@Nullable Object> guarded) {
		Decision decision = exchange.revoked();
		if (decision != null) {
			guarded.completeExceptionally(new InteractionBlockedException(decision));
		}
	}

	private static void cancel(CompletionStage<?> stage) {
		try {
			stage.toCompletableFuture().cancel(true);
		}
		catch (UnsupportedOperationException ex) {
			// A stage that nobody but its source can end
		}
	}

	private static void complete(CompletableFuture<@Nullable Object> guarded, @Nullable Object result,
			CallScope scope) {
		try {
			guarded.complete(scope.value(result, Object.class));
		}
		catch (RuntimeException ex) {
			guarded.completeExceptionally(ex);
		}
	}

	@Override
	public @Nullable Object get() throws InterruptedException, ExecutionException {
		return guarded(this.source.get());
	}

	@Override
	public @Nullable Object get(long timeout, TimeUnit unit)
			throws InterruptedException, ExecutionException, TimeoutException {
		return guarded(this.source.get(timeout, unit));
	}

	private @Nullable Object guarded(@Nullable Object value) throws InterruptedException, ExecutionException {
		this.lock.lock();
		try {
			CompletableFuture<@Nullable Object> known = this.result;
			if (known == null) {
				known = new CompletableFuture<>();
				complete(known, value, this.scope);
				this.result = known;
				this.scope.end();
			}
			return known.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = this.source.cancel(mayInterruptIfRunning);
		this.scope.end();
		return cancelled;
	}

	@Override
	public boolean isCancelled() {
		return this.source.isCancelled();
	}

	@Override
	public boolean isDone() {
		return this.source.isDone();
	}

}
