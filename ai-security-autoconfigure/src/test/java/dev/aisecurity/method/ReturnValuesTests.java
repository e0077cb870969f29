package dev.aisecurity.method;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Supplier;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.SubjectResolver;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.framework.ProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ReturnValues}: when the exchange of a call ends.
 */
class ReturnValuesTests {

	private final Assistant target = new Assistant();

	private final Assistant assistant = guarded(this.target);

	private static Assistant guarded(Assistant target) {
		InteractionGuard guard = new InteractionGuard(new RecordingDecisionPoint(), List.of());
		EndpointResolver endpoints = new EndpointResolver();
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(true);
		factory.addAdvisor(new LlmEndpointAdvisor(endpoints, new LlmEndpointInterceptor(endpoints, () -> guard,
				() -> SubjectResolver.PRINCIPAL, () -> ArgumentLimits.DEFAULT, List::of), true));
		return (Assistant) factory.getProxy();
	}

	@AfterEach
	void nothingIsLeftOnTheThread() {
		assertThat(ExchangeHolder.current()).isNull();
	}

	private boolean hasEnded() {
		return this.target.exchange.isClosed();
	}

	@Test
	void whenMethodReturnsValueThenExchangeEnds() {
		assertThat(this.assistant.plain("hello")).isEqualTo("hello");
		assertThat(hasEnded()).isTrue();
	}

	@Test
	void whenMethodReturnsNothingThenExchangeEnds() {
		this.assistant.nothing("hello");
		assertThat(hasEnded()).isTrue();
	}

	@Test
	void whenMethodThrowsThenExchangeEnds() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.assistant.failing("hello"));
		assertThat(hasEnded()).isTrue();
	}

	@Test
	void whenStageCompletesThenExchangeEnds() throws Exception {
		CompletableFuture<String> future = this.assistant.stage("hello");
		assertThat(hasEnded()).isFalse();
		this.target.future.complete("done");
		assertThat(future.get()).isEqualTo("done");
		assertThat(hasEnded()).isTrue();
	}

	@Test
	void whenStageFailsOrIsCancelledThenExchangeEnds() {
		this.assistant.stage("hello").cancel(true);
		assertThat(hasEnded()).isTrue();
	}

	@Test
	void whenCallableRunsThenItSeesExchangeAndEndsIt() throws Exception {
		Callable<String> callable = this.assistant.callable("hello");
		assertThat(hasEnded()).isFalse();
		CompletableFuture<String> result = new CompletableFuture<>();
		Thread thread = new Thread(() -> complete(result, callable));
		thread.start();
		assertThat(result.get()).isEqualTo("chat");
		thread.join();
		assertThat(hasEnded()).isTrue();
	}

	private static void complete(CompletableFuture<String> result, Callable<String> callable) {
		try {
			result.complete(callable.call());
		}
		catch (Exception ex) {
			result.completeExceptionally(ex);
		}
	}

	@Test
	void whenMonoIsSubscribedToThenItSeesExchangeAndEndsIt() {
		Mono<String> mono = this.assistant.mono("hello");
		assertThat(hasEnded()).isFalse();
		assertThat(mono.block()).isEqualTo("chat");
		awaitEnd();
	}

	@Test
	void whenMonoFailsThenExchangeEnds() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.assistant.failingMono("hello").block());
		awaitEnd();
	}

	@Test
	void whenFluxCompletesThenExchangeEnds() {
		Flux<String> flux = this.assistant.flux("hello");
		assertThat(hasEnded()).isFalse();
		assertThat(flux.collectList().block()).containsExactly("chat", "chat");
		awaitEnd();
	}

	@Test
	void whenFluxIsCancelledThenExchangeEnds() {
		assertThat(this.assistant.flux("hello").blockFirst()).isEqualTo("chat");
		awaitEnd();
	}

	@Test
	void whenPublisherOfJdkCompletesThenExchangeEnds() {
		SubmissionPublisher<String> source = new SubmissionPublisher<>(Runnable::run, 8);
		this.target.publisher = source;
		Flow.Publisher<String> publisher = this.assistant.publisher("hello");
		assertThat(hasEnded()).isFalse();
		CompletableFuture<Void> consumed = new CompletableFuture<>();
		publisher.subscribe(new Consuming(consumed));
		source.submit("one");
		assertThat(hasEnded()).isFalse();
		source.close();
		consumed.join();
		assertThat(hasEnded()).isTrue();
	}

	@Test
	void whenRefusedThenEveryKindThrowsAtOnce() {
		for (ThrowingCallable call : List.<ThrowingCallable>of(() -> this.assistant.plain("forbidden"),
				() -> this.assistant.nothing("forbidden"), () -> this.assistant.stage("forbidden"),
				() -> this.assistant.callable("forbidden"), () -> this.assistant.mono("forbidden"),
				() -> this.assistant.flux("forbidden"), () -> this.assistant.publisher("forbidden"))) {
			assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(call);
		}
		assertThat(this.target.exchange).isNull();
	}

	@Test
	void whenCalledOnVirtualThreadThenItIsGuarded() throws Exception {
		assertThat(onVirtualThread(() -> this.assistant.plain("hello"))).isEqualTo("hello");
		assertThatExceptionOfType(ExecutionException.class)
			.isThrownBy(() -> onVirtualThread(() -> this.assistant.plain("forbidden")))
			.withCauseInstanceOf(InteractionBlockedException.class);
	}

	/**
	 * Runs a task on a virtual thread or, on a Java that has none, on a platform thread.
	 */
	private static String onVirtualThread(Supplier<String> task) throws Exception {
		CompletableFuture<String> result = new CompletableFuture<>();
		Runnable runnable = () -> complete(result, task::get);
		if (Runtime.version().feature() >= 21) {
			Thread thread = (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class)
				.invoke(null, runnable);
			assertThat(Thread.class.getMethod("isVirtual").invoke(thread)).isEqualTo(true);
		}
		else {
			new Thread(runnable).start();
		}
		return result.get();
	}

	private void awaitEnd() {
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(this::hasEnded);
	}

	static class Assistant {

		private final CompletableFuture<String> future = new CompletableFuture<>();

		private Flow.Publisher<String> publisher;

		private volatile Exchange exchange;

		@LlmEndpoint("chat")
		public String plain(String prompt) {
			this.exchange = ExchangeHolder.current();
			return prompt;
		}

		@LlmEndpoint("chat")
		public void nothing(String prompt) {
			this.exchange = ExchangeHolder.current();
		}

		@LlmEndpoint("chat")
		public String failing(String prompt) {
			this.exchange = ExchangeHolder.current();
			throw new IllegalStateException();
		}

		@LlmEndpoint("chat")
		public CompletableFuture<String> stage(String prompt) {
			this.exchange = ExchangeHolder.current();
			return this.future;
		}

		@LlmEndpoint("chat")
		public Callable<String> callable(String prompt) {
			this.exchange = ExchangeHolder.current();
			return ReturnValuesTests::currentEndpoint;
		}

		@LlmEndpoint("chat")
		public Mono<String> mono(String prompt) {
			this.exchange = ExchangeHolder.current();
			return Mono.fromSupplier(ReturnValuesTests::currentEndpoint);
		}

		@LlmEndpoint("chat")
		public Mono<String> failingMono(String prompt) {
			this.exchange = ExchangeHolder.current();
			return Mono.error(new IllegalStateException());
		}

		@LlmEndpoint("chat")
		public Flux<String> flux(String prompt) {
			this.exchange = ExchangeHolder.current();
			return Flux.defer(() -> Flux.just(currentEndpoint(), "chat"));
		}

		@LlmEndpoint("chat")
		public Flow.Publisher<String> publisher(String prompt) {
			this.exchange = ExchangeHolder.current();
			return this.publisher;
		}

	}

	private static String currentEndpoint() {
		Exchange exchange = ExchangeHolder.current();
		return (exchange != null) ? exchange.endpoint().id().value() : "none";
	}

	private static final class Consuming implements Flow.Subscriber<String> {

		private final CompletableFuture<Void> consumed;

		Consuming(CompletableFuture<Void> consumed) {
			this.consumed = consumed;
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(String item) {
		}

		@Override
		public void onError(Throwable failure) {
			this.consumed.completeExceptionally(failure);
		}

		@Override
		public void onComplete() {
			this.consumed.complete(null);
		}

	}

}
