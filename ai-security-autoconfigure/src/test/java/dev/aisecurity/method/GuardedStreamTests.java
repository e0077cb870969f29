package dev.aisecurity.method;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.Revocations;
import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.output.AnswerAdapter;
import dev.aisecurity.output.AnswerText;
import dev.aisecurity.policy.EnforcementMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.http.codec.ServerSentEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GuardedStream} and {@link AnswerStream}. The decision point redacts
 * the word {@code secret} and blocks the word {@code forbidden}.
 */
class GuardedStreamTests {

	private final RecordingDecisionPoint decisionPoint = new RecordingDecisionPoint();

	private final Revocations revocations = new Revocations();

	private final Model target = new Model();

	private final Model model = guarded();

	private Model guarded() {
		InteractionGuard guard = new InteractionGuard(this.decisionPoint, List.of(), this.revocations);
		EndpointResolver endpoints = new EndpointResolver();
		ProxyFactory factory = new ProxyFactory(this.target);
		factory.setProxyTargetClass(true);
		factory.addAdvisor(new LlmEndpointAdvisor(endpoints, new LlmEndpointInterceptor(endpoints, () -> guard,
				() -> SubjectResolver.PRINCIPAL, () -> ArgumentLimits.DEFAULT, () -> List.of(new DeltaAdapter())),
				true));
		return (Model) factory.getProxy();
	}

	private Flux<String> guard(Flux<String> flux) {
		return this.model.flux(flux);
	}

	@Test
	void whenItemsAreDecidedThenTheyLeaveInOrderAndAsTheyWere() {
		StepVerifier.create(guard(Flux.just("Hello", " my", " dear", " friend")))
			.expectNext("Hello", " my", " dear", " friend")
			.verifyComplete();
	}

	@Test
	void whenSecretIsSplitThenItIsGoneBeforeItsFirstCharacterLeaves() {
		TestPublisher<String> source = TestPublisher.create();
		StepVerifier.create(guard(source.flux()))
			.then(() -> source.next("my ", "se", "cr"))
			.expectNext("my ")
			.then(() -> source.next("et", " plan"))
			.expectNext("[X]")
			.then(source::complete)
			.expectNext(" plan")
			.verifyComplete();
	}

	@Test
	void whenItemIsEmptyFromTheStartThenItIsKept() {
		StepVerifier.create(guard(Flux.just("", "a ", ""))).expectNext("", "a ", "").verifyComplete();
	}

	@Test
	void whenAnswerIsRefusedThenErrorComesAndSourceIsCancelled() {
		TestPublisher<String> source = TestPublisher.create();
		StepVerifier.create(guard(source.flux()))
			.then(() -> source.next("fine ", "forb", "idden", " more"))
			.expectNext("fine ")
			.verifyError(InteractionBlockedException.class);
		source.assertCancelled();
	}

	@Test
	void whenSourceFailsThenHeldTextIsDroppedAndErrorPasses() {
		StepVerifier.create(guard(Flux.concat(Flux.just("one ", "two"), Flux.error(new IllegalStateException("down")))))
			.expectNext("one ")
			.verifyErrorMessage("down");
	}

	@Test
	void whenCancelledThenSourceIsCancelledAndNothingIsFlushed() {
		TestPublisher<String> source = TestPublisher.create();
		StepVerifier.create(guard(source.flux()))
			.then(() -> source.next("one ", "two"))
			.expectNext("one ")
			.thenCancel()
			.verify();
		source.assertCancelled();
		assertThat(this.revocations.running()).isZero();
	}

	@Test
	void whenSubscriberAsksForOneThenSourceIsAskedForOneMoreOnlyWhileAllIsHeld() {
		AtomicLong asked = new AtomicLong();
		Flux<String> source = Flux.just("a", "b", "c ", "d ", "e ", "f ").doOnRequest(asked::addAndGet);
		StepVerifier.create(guard(source), 0)
			.then(() -> assertThat(asked).hasValue(0))
			.thenRequest(1)
			.expectNext("a")
			.then(() -> assertThat(asked).hasValue(3))
			.thenRequest(1)
			.expectNext("b")
			.then(() -> assertThat(asked).hasValue(3))
			.thenRequest(2)
			.expectNext("c ", "d ")
			.then(() -> assertThat(asked).hasValue(4))
			.thenRequest(Long.MAX_VALUE)
			.expectNext("e ", "f ")
			.verifyComplete();
	}

	@Test
	void whenHeldItemsAreFlushedAtTheEndThenDemandIsHonoured() {
		StepVerifier.create(guard(Flux.just("a", "b", "c")), 0)
			.thenRequest(1)
			.expectNext("a")
			.expectNoEvent(Duration.ofMillis(20))
			.thenRequest(2)
			.expectNext("b", "c")
			.verifyComplete();
	}

	@Test
	void whenSubscriberAsksForNothingThenItGetsAnError() {
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		guard(Flux.just("a")).subscribe(new reactor.core.publisher.BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
				upstreamRequest(subscription);
			}

			private void upstreamRequest(org.reactivestreams.Subscription subscription) {
				subscription.request(-1);
			}

			@Override
			protected void hookOnError(Throwable ex) {
				failure.complete(ex);
			}

		});
		assertThat(failure).isCompletedWithValueMatching((ex) -> ex instanceof IllegalArgumentException);
	}

	@Test
	void whenSourceIsFusedOrConditionalThenItemsAreStillGuarded() {
		Flux<String> source = Flux.range(0, 1000)
			.map((i) -> (i % 10 == 0) ? "sec" : (i % 10 == 1) ? "ret" : " x")
			.filter((item) -> !item.isEmpty())
			.publishOn(Schedulers.parallel(), 8);
		String joined = String.join("",
				guard(source).filter((item) -> true)
					.publishOn(Schedulers.single(), 3)
					.collectList()
					.block(Duration.ofSeconds(30)));
		assertThat(joined).doesNotContain("secret").contains("[X] x").hasSize(100 * (3 + 16));
	}

	@Test
	void whenContextIsWrittenThenSourceSeesIt() {
		Flux<String> source = Flux.deferContextual((context) -> Flux.just(context.<String>get("who")));
		StepVerifier.create(guard(source).contextWrite((context) -> context.put("who", "anna")))
			.expectNext("anna")
			.verifyComplete();
	}

	@Test
	void whenSubscribedToThenSourceSeesTheExchange() {
		Flux<String> source = Flux.defer(() -> Flux.just(ExchangeHolder.current().endpoint().id().value()));
		StepVerifier.create(guard(source).subscribeOn(Schedulers.single())).expectNext("model").verifyComplete();
	}

	@Test
	void whenSubscribedToTwiceThenEachIsAnAnswerOfItsOwn() {
		Flux<String> flux = guard(Flux.just("my sec", "ret"));
		StepVerifier.create(flux).expectNext("my [X]").verifyComplete();
		StepVerifier.create(flux).expectNext("my [X]").verifyComplete();
	}

	@Test
	void whenRevokedThenIdleStreamEndsAndSourceIsCancelled() {
		TestPublisher<String> source = TestPublisher.create();
		StepVerifier.create(guard(source.flux()))
			.then(() -> source.next("one ", "two"))
			.expectNext("one ")
			.then(() -> this.revocations.revoke(SubjectId.ANONYMOUS, "test"))
			.verifyError(InteractionBlockedException.class);
		source.assertCancelled();
		assertThat(this.revocations.running()).isZero();
	}

	@Test
	void whenRevokedWhileItemsFlowThenSignalsStaySerial() {
		for (int round = 0; round < 50; round++) {
			Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
			List<Integer> inside = new ArrayList<>();
			AtomicInteger active = new AtomicInteger();
			CompletableFuture<Throwable> ended = new CompletableFuture<>();
			guard(sink.asFlux().publishOn(Schedulers.parallel())).subscribe((item) -> {
				if (active.incrementAndGet() != 1) {
					inside.add(1);
				}
				active.decrementAndGet();
			}, (ex) -> {
				if (active.incrementAndGet() != 1) {
					inside.add(2);
				}
				active.decrementAndGet();
				ended.complete(ex);
			}, () -> ended.complete(new IllegalStateException("completed")));
			for (int i = 0; i < 200; i++) {
				sink.tryEmitNext("word ");
				if (i == 100) {
					this.revocations.revoke(SubjectId.ANONYMOUS, "test");
				}
			}
			assertThat(ended.join()).isInstanceOf(InteractionBlockedException.class);
			assertThat(inside).isEmpty();
		}
	}

	@Test
	void whenModeObservesThenItemsLeaveAtOnceAndUnchanged() {
		this.decisionPoint.mode(EnforcementMode.OBSERVE);
		TestPublisher<String> source = TestPublisher.create();
		StepVerifier.create(guard(source.flux()))
			.then(() -> source.next("sec"))
			.expectNext("sec")
			.then(() -> source.next("ret"))
			.expectNext("ret")
			.then(source::complete)
			.verifyComplete();
		assertThat(this.decisionPoint.answers()).isNotEmpty();
	}

	@Test
	void whenItemsAreEventsThenTheirDataIsGuardedAndTheRestIsKept() {
		ServerSentEvent<String> first = ServerSentEvent.builder("my sec")
			.id("1")
			.event("token")
			.retry(Duration.ofSeconds(1))
			.build();
		ServerSentEvent<String> second = ServerSentEvent.builder("ret").id("2").event("token").comment("c").build();
		ServerSentEvent<String> third = ServerSentEvent.builder(" plan").id("3").event("token").build();
		StepVerifier.create(this.model.events(Flux.just(first, second, third))).assertNext((event) -> {
			assertThat(event.data()).isEqualTo("my [X]");
			assertThat(event.id()).isEqualTo("1");
			assertThat(event.event()).isEqualTo("token");
			assertThat(event.retry()).isEqualTo(Duration.ofSeconds(1));
		}).assertNext((event) -> {
			assertThat(event.data()).isNull();
			assertThat(event.id()).isEqualTo("2");
			assertThat(event.comment()).isEqualTo("c");
		}).expectNext(third).verifyComplete();
	}

	@Test
	void whenEventsHaveDifferentNamesThenTheirTextsAreDifferentOnes() {
		StepVerifier.create(this.model.events(Flux.just(event("a", "sec"), event("b", "ret "), event("a", "ret "))))
			.expectNextMatches((event) -> "[X] ".equals(event.data()) || "[X]".equals(event.data()))
			.expectNextMatches((event) -> "ret ".equals(event.data()))
			.expectNextCount(1)
			.verifyComplete();
	}

	private static ServerSentEvent<String> event(String name, String data) {
		return ServerSentEvent.builder(data).event(name).build();
	}

	@Test
	void whenTypeIsUnknownThenEachItemIsInspectedByItself() {
		StepVerifier.create(this.model.objects(Flux.just(new Reply("my secret"), List.of("a", "secret"))))
			.expectNext(new Reply("my [X]"), List.of("a", "[X]"))
			.verifyComplete();
	}

	@Test
	void whenAdapterKnowsItemsThenTheirTextsGoOnFromOneToTheNext() {
		StepVerifier
			.create(this.model.objects(Flux.just(new Delta(0, "sec", false), new Delta(1, "sec", false),
					new Delta(0, "ret", false), new Delta(1, "ond", true), new Delta(0, "", true))))
			.expectNext(new Delta(0, "[X]", false), new Delta(1, "sec", false), new Delta(0, "", false),
					new Delta(1, "ond", true), new Delta(0, "", true))
			.verifyComplete();
	}

	@Test
	void whenTextEndsThenItIsNotHeldUntilTheNextItem() {
		TestPublisher<Object> source = TestPublisher.create();
		StepVerifier.create(this.model.objects(source.flux()))
			.then(() -> source.next(new Delta(0, "end", true)))
			.expectNext(new Delta(0, "end", true))
			.thenCancel()
			.verify();
	}

	@Test
	void whenTooManyTextsAreOpenThenAnswerIsRefused() {
		Flux<Object> source = Flux.range(0, 1000).map((i) -> new Delta(i, "x", false));
		StepVerifier.create(this.model.objects(source)).verifyError(InteractionBlockedException.class);
	}

	@Test
	void whenPublisherOfJdkIsReturnedThenItsItemsAreGuarded() {
		SubmissionPublisher<String> source = new SubmissionPublisher<>(Runnable::run, 8);
		List<String> items = new ArrayList<>();
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.model.flow(source).subscribe(new Flow.Subscriber<>() {

			@Override
			public void onSubscribe(Flow.Subscription subscription) {
				subscription.request(Long.MAX_VALUE);
			}

			@Override
			public void onNext(String item) {
				items.add(item);
			}

			@Override
			public void onError(Throwable ex) {
				done.completeExceptionally(ex);
			}

			@Override
			public void onComplete() {
				done.complete(null);
			}

		});
		source.submit("my sec");
		source.submit("ret plan");
		source.close();
		done.join();
		assertThat(items).containsExactly("my [X]", " plan");
	}

	@Test
	void whenOtherPublisherIsReturnedThenItsItemsAreGuarded() {
		StepVerifier.create(this.model.publisher(Flux.just("my sec", "ret"))).expectNext("my [X]").verifyComplete();
	}

	@Property(tries = 300)
	void sameTextWhateverTheItems(@ForAll @Size(max = 12) List<@IntRange(min = 0, max = 6) Integer> words,
			@ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 9) Integer> cuts) {
		String[] vocabulary = { "secret", " ", "sec", "ret", "plan ", "\n", "se cret" };
		StringBuilder text = new StringBuilder();
		words.forEach((word) -> text.append(vocabulary[word]));
		List<String> items = new ArrayList<>();
		for (int i = 0, from = 0; from < text.length(); i++) {
			int to = Math.min(text.length(), from + cuts.get(i % cuts.size()));
			items.add(text.substring(from, to));
			from = to;
		}
		this.target.answer = text.toString();
		String whole = this.model.text();
		assertThat(String.join("", guard(Flux.fromIterable(items)).collectList().block())).isEqualTo(whole);
	}

	record Reply(String text) {

	}

	record Delta(int choice, String text, boolean last) {

	}

	private static final class DeltaAdapter implements AnswerAdapter<Delta> {

		@Override
		public Class<Delta> type() {
			return Delta.class;
		}

		@Override
		public List<AnswerText> texts(Delta item) {
			String place = "choice" + item.choice;
			return List.of(item.last ? AnswerText.last(place, item.text) : AnswerText.delta(place, item.text));
		}

		@Override
		public @Nullable Delta replace(Delta item, List<String> texts) {
			return new Delta(item.choice, texts.get(0), item.last);
		}

	}

	@LlmEndpoint("model")
	static class Model {

		private String answer = "";

		public String text() {
			return this.answer;
		}

		public Flux<String> flux(Flux<String> flux) {
			return flux;
		}

		public Flux<Object> objects(Flux<Object> flux) {
			return flux;
		}

		public Flux<ServerSentEvent<String>> events(Flux<ServerSentEvent<String>> flux) {
			return flux;
		}

		public Flow.Publisher<String> flow(Flow.Publisher<String> publisher) {
			return publisher;
		}

		public Publisher<String> publisher(Publisher<String> publisher) {
			return publisher;
		}

	}

}
