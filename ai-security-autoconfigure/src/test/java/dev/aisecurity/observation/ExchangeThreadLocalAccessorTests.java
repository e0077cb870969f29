package dev.aisecurity.observation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Subject;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class ExchangeThreadLocalAccessorTests {

	private final Exchange exchange = new InteractionGuard((interaction, observed) -> {
		throw new IllegalStateException("not called");
	}, List.of()).open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE);

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	@AfterEach
	void clear() {
		ExchangeHolder.set(null);
		this.executor.shutdownNow();
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void accessorIsFoundByContextPropagation() {
		assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
			.hasAtLeastOneElementOfType(ExchangeThreadLocalAccessor.class);
	}

	@Test
	void snapshotCarriesTheExchangeToAnotherThreadAndCleansUp() {
		ExchangeHolder.set(this.exchange);
		ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();
		ExecutorService propagating = ContextExecutorService.wrap(this.executor, snapshots::captureAll);

		assertThat(CompletableFuture.supplyAsync(ExchangeHolder::current, propagating).join()).isSameAs(this.exchange);
		assertThat(CompletableFuture.supplyAsync(ExchangeHolder::current, this.executor).join()).isNull();
	}

	@Test
	void scopePutsBackWhatWasThere() {
		ExchangeHolder.set(this.exchange);
		ContextSnapshot snapshot = ContextSnapshotFactory.builder().build().captureAll();
		ExchangeHolder.set(null);

		try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
			assertThat(scope).isNotNull();
			assertThat(ExchangeHolder.current()).isSameAs(this.exchange);
		}

		assertThat(ExchangeHolder.current()).isNull();
	}

	@Test
	void exchangeThatHasEndedIsNotCarried() {
		ExchangeHolder.set(this.exchange);
		this.exchange.close();
		ContextSnapshot snapshot = ContextSnapshotFactory.builder().build().captureAll();

		assertThat(CompletableFuture.supplyAsync(() -> current(snapshot), this.executor).join()).isNull();
	}

	@Test
	void reactorCarriesTheExchangeToItsSchedulers() {
		Hooks.enableAutomaticContextPropagation();
		ExchangeHolder.set(this.exchange);

		Exchange seen = Mono.just("text")
			.publishOn(Schedulers.boundedElastic())
			.mapNotNull((text) -> ExchangeHolder.current())
			.contextCapture()
			.block();

		assertThat(seen).isSameAs(this.exchange);
	}

	private static @Nullable Exchange current(ContextSnapshot snapshot) {
		try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
			assertThat(scope).isNotNull();
			return ExchangeHolder.current();
		}
	}

}
