package dev.aisecurity.method;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.Revocations;
import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Answer} and {@link ReturnValues}: what leaves a guarded method. The
 * decision point redacts the word {@code secret} and blocks the word {@code forbidden}.
 */
class AnswersTests {

	private static final String CLEAN = "my [X] plan";

	private final RecordingDecisionPoint decisionPoint = new RecordingDecisionPoint();

	private final Revocations revocations = new Revocations();

	private final InteractionGuard guard = new InteractionGuard(this.decisionPoint, List.of(), this.revocations);

	private final Model model = new Model();

	private final Model guarded = guarded();

	private Model guarded() {
		EndpointResolver endpoints = new EndpointResolver();
		ProxyFactory factory = new ProxyFactory(this.model);
		factory.setProxyTargetClass(true);
		factory.addAdvisor(new LlmEndpointAdvisor(endpoints, new LlmEndpointInterceptor(endpoints, () -> this.guard,
				() -> SubjectResolver.PRINCIPAL, () -> ArgumentLimits.DEFAULT, List::of), true));
		return (Model) factory.getProxy();
	}

	private @Nullable Object answer(Object value) {
		this.model.answer = value;
		return this.guarded.any();
	}

	private void refuses(Object value) {
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> answer(value));
	}

	@Test
	void whenTextIsReturnedThenItIsRedacted() {
		assertThat(answer("my secret plan")).isEqualTo(CLEAN);
		assertThat(answer(new StringBuilder("my secret plan"))).hasToString(CLEAN);
		assertThat(answer("nothing here")).isEqualTo("nothing here");
	}

	@Test
	void whenTextIsForbiddenThenCallIsRefused() {
		refuses("a forbidden word");
		refuses(List.of("fine", "a forbidden word"));
		refuses(new Reply("a forbidden word", 1));
	}

	@Test
	void whenValueHasNoTextThenItIsReturnedAsItIs() {
		assertThat(answer(42)).isEqualTo(42);
		assertThat(answer(Verdict.ALLOW)).isEqualTo(Verdict.ALLOW);
		this.model.answer = null;
		assertThat(this.guarded.any()).isNull();
		this.guarded.nothing();
	}

	@Test
	void whenRecordIsReturnedThenItIsRebuilt() {
		assertThat(answer(new Reply("my secret plan", 7))).isEqualTo(new Reply(CLEAN, 7));
		Reply clean = new Reply("fine", 7);
		assertThat(answer(clean)).isSameAs(clean);
	}

	@Test
	void whenObjectIsReturnedThenItsFieldsAreReplaced() {
		assertThat(answer(new Bean("my secret plan"))).isInstanceOfSatisfying(Bean.class,
				(bean) -> assertThat(bean.text).isEqualTo(CLEAN));
	}

	@Test
	void whenFieldCannotBeReplacedThenCallIsRefused() {
		refuses(new Final("my secret plan"));
		assertThat(answer(new Final("fine"))).isInstanceOf(Final.class);
	}

	@Test
	void whenContainersAreReturnedThenTheirTextsAreReplaced() {
		assertThat(answer(Optional.of("my secret plan"))).isEqualTo(Optional.of(CLEAN));
		assertThat(answer(List.of("my secret plan", "fine"))).isEqualTo(List.of(CLEAN, "fine"));
		assertThat(answer(Map.of("key", List.of(new Reply("my secret plan", 1)))))
			.isEqualTo(Map.of("key", List.of(new Reply(CLEAN, 1))));
		assertThat((Object[]) answer(new String[] { "my secret plan" })).containsExactly(CLEAN);
		assertThat(answer(Set.of("my secret plan"))).isEqualTo(Set.of(CLEAN));
	}

	@Test
	void whenTreeIsReturnedThenItsStringsAreReplaced() {
		JsonNode tree = JsonMapper.shared().readTree("{\"a\":[\"my secret plan\",1,true],\"secret b\":null}");
		assertThat(answer(tree)).hasToString("{\"a\":[\"my [X] plan\",1,true],\"[X] b\":null}");
	}

	@Test
	void whenEntityIsReturnedThenItsBodyIsReplacedAndItsHeadersAreKept() {
		ResponseEntity<String> entity = ResponseEntity.status(HttpStatus.ACCEPTED)
			.header("X-Trace", "1")
			.body("my secret plan");
		assertThat(answer(entity))
			.isEqualTo(ResponseEntity.status(HttpStatus.ACCEPTED).header("X-Trace", "1").body(CLEAN));
	}

	@Test
	@SuppressWarnings("unchecked")
	void whenEntityHoldsPublisherThenItIsGuarded() {
		ResponseEntity<Flux<String>> entity = ResponseEntity.ok(Flux.just("my sec", "ret plan"));
		assertThat(((ResponseEntity<Flux<String>>) answer(entity)).getBody().collectList().block())
			.containsExactly("my [X]", " plan");
	}

	@Test
	void whenBytesAreReturnedThenTheyAreReadAsText() {
		assertThat((byte[]) answer("my secret plan".getBytes())).asString().isEqualTo(CLEAN);
		refuses(new byte[] { (byte) 0xFF, 0, 1, 2, (byte) 0xFE });
	}

	@Test
	void whenValueCannotBeReadThenCallIsRefused() {
		refuses(new SseEmitter());
		refuses(new DeferredResult<>());
		refuses((StreamingResponseBody) (stream) -> {
		});
		refuses(new ByteArrayResource("text".getBytes()));
		refuses(ResponseEntity.ok(new SseEmitter()));
		assertThat(this.decisionPoint.observed()).extracting("rule").containsOnly("unreadable-answer");
	}

	@Test
	void whenValueThrowsWhileItIsReadThenCallIsRefused() {
		refuses(new java.util.AbstractList<String>() {

			@Override
			public String get(int index) {
				throw new IllegalStateException("no session");
			}

			@Override
			public int size() {
				return 1;
			}

		});
	}

	@Test
	void whenValueIsNestedTooDeepThenCallIsRefused() {
		Object nested = "fine";
		for (int i = 0; i < 100; i++) {
			nested = new ArrayList<>(List.of(nested));
		}
		refuses(nested);
	}

	@Test
	void whenValueHoldsItselfThenItIsReadOnce() {
		Bean bean = new Bean("my secret plan");
		bean.other = bean;
		assertThat(answer(bean)).isSameAs(bean);
		assertThat(bean.text).isEqualTo(CLEAN);
	}

	@Test
	void whenModeObservesThenNothingIsChanged() {
		this.decisionPoint.mode(EnforcementMode.OBSERVE);
		assertThat(answer("a forbidden secret")).isEqualTo("a forbidden secret");
		assertThat(answer(new Final("my secret plan"))).isInstanceOf(Final.class);
		assertThat(this.decisionPoint.answers()).isNotEmpty();
	}

	@Test
	void whenModeIsOffThenNothingIsInspected() {
		this.decisionPoint.mode(EnforcementMode.OFF);
		assertThat(answer("a forbidden secret")).isEqualTo("a forbidden secret");
		assertThat(this.decisionPoint.answers()).isEmpty();
	}

	@Test
	void whenStageCompletesThenItsResultIsGuarded() throws Exception {
		assertThat(this.guarded.stage(CompletableFuture.completedFuture("my secret plan")).get()).isEqualTo(CLEAN);
		assertThatExceptionOfType(ExecutionException.class)
			.isThrownBy(() -> this.guarded.stage(CompletableFuture.completedFuture("forbidden")).get())
			.withCauseInstanceOf(InteractionBlockedException.class);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> this.guarded.stage(CompletableFuture.failedFuture(new IllegalStateException())).join())
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void whenGuardedStageIsCancelledThenItsSourceIsToo() {
		CompletableFuture<Object> source = new CompletableFuture<>();
		this.guarded.stage(source).cancel(true);
		assertThat(source).isCancelled();
	}

	@Test
	void whenFutureIsReturnedThenItsResultIsGuardedOnce() throws Exception {
		Future<Object> future = this.guarded.future(CompletableFuture.completedFuture("my secret plan"));
		assertThat(future.get()).isEqualTo(CLEAN);
		int asked = this.decisionPoint.answers().size();
		assertThat(future.get()).isEqualTo(CLEAN);
		assertThat(this.decisionPoint.answers()).hasSize(asked);
		assertThatExceptionOfType(ExecutionException.class)
			.isThrownBy(() -> this.guarded.future(CompletableFuture.completedFuture("forbidden")).get())
			.withCauseInstanceOf(InteractionBlockedException.class);
	}

	@Test
	void whenCallableRunsThenItsResultIsGuarded() throws Exception {
		assertThat(this.guarded.callable(() -> "my secret plan").call()).isEqualTo(CLEAN);
		assertThatExceptionOfType(InteractionBlockedException.class)
			.isThrownBy(() -> this.guarded.callable(() -> "forbidden").call());
	}

	@Test
	void whenMonoEmitsThenItsValueIsGuarded() {
		assertThat(this.guarded.mono(Mono.just("my secret plan")).block()).isEqualTo(CLEAN);
		assertThat(this.guarded.mono(Mono.just(new Reply("my secret plan", 1))).block()).isEqualTo(new Reply(CLEAN, 1));
		assertThat(this.guarded.mono(Mono.empty()).block()).isNull();
		assertThatExceptionOfType(InteractionBlockedException.class)
			.isThrownBy(() -> this.guarded.mono(Mono.just("forbidden")).block());
	}

	@Test
	void whenStreamIsReadThenItsItemsAreGuardedLazily() {
		List<String> read = new ArrayList<>();
		boolean[] closed = new boolean[1];
		Stream<String> source = Stream.of("my sec", "ret plan", " is", " here")
			.peek(read::add)
			.onClose(() -> closed[0] = true);
		try (Stream<String> stream = this.guarded.stream(source)) {
			assertThat(read).isEmpty();
			Iterator<String> iterator = stream.iterator();
			assertThat(iterator.next()).isEqualTo("my [X]");
			assertThat(read).hasSizeLessThan(4);
			assertThat(iterator).toIterable().containsExactly(" plan", " is", " here");
		}
		assertThat(closed[0]).isTrue();
	}

	@Test
	void whenIteratorIsReadThenItsItemsAreGuarded() {
		assertThat(this.guarded.iterator(List.of("my sec", "ret", "forb").iterator())).toIterable()
			.containsExactly("my [X]", "forb");
		assertThatExceptionOfType(InteractionBlockedException.class)
			.isThrownBy(() -> this.guarded.iterator(List.of("forb", "idden").iterator()).next());
	}

	@Test
	void whenDoorCoversAnswerThenDeskLeavesItToTheDoor() {
		Object emitter = new SseEmitter();
		inExchange((exchange) -> {
			exchange.coverAnswer();
			assertThat(answer("my secret plan")).isEqualTo("my secret plan");
		});
		inExchange((exchange) -> {
			exchange.coverAnswer();
			assertThat(answer(emitter)).isSameAs(emitter);
		});
		assertThat(this.decisionPoint.answers()).isEmpty();
	}

	@Test
	void whenGuardedMethodIsCalledByTheHandlerThenItsAnswerIsInspectedAllTheSame() {
		inExchange((exchange) -> {
			exchange.coverAnswer();
			exchange.reachDesk();
			assertThat(answer("my secret plan")).isEqualTo(CLEAN);
		});
		Exchange other = this.guard.open(Endpoint.of("other"), Subject.ANONYMOUS, null, RequestHeaders.NONE);
		other.coverAnswer();
		Exchange before = ExchangeHolder.set(other);
		try {
			assertThat(answer("my secret plan")).isEqualTo(CLEAN);
		}
		finally {
			ExchangeHolder.set(before);
		}
	}

	private void inExchange(Consumer<Exchange> task) {
		Exchange exchange = this.guard.open(Endpoint.of("model"), Subject.ANONYMOUS, null, RequestHeaders.NONE);
		Exchange before = ExchangeHolder.set(exchange);
		try {
			task.accept(exchange);
		}
		finally {
			ExchangeHolder.set(before);
		}
	}

	@Test
	void whenRevokedWhileMethodRunsThenItsAnswerIsRefused() {
		this.model.before = () -> this.revocations.revoke(SubjectId.ANONYMOUS, "test");
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> answer("fine"))
			.satisfies((ex) -> assertThat(ex.getDecision().action()).isEqualTo(Verdict.REVOKE));
	}

	@Test
	void whenRevokedThenPendingStageEndsAndItsSourceIsCancelled() {
		CompletableFuture<Object> source = new CompletableFuture<>();
		CompletableFuture<Object> stage = this.guarded.stage(source);
		assertThat(this.revocations.revoke(SubjectId.ANONYMOUS, "test")).isEqualTo(1);
		assertThat(stage).isCompletedExceptionally();
		assertThat(source).isCancelled();
	}

	@Test
	void whenRevokedThenPendingMonoEndsAndItsSourceIsCancelled() {
		boolean[] cancelled = new boolean[1];
		CompletableFuture<Object> result = this.guarded.mono(Mono.never().doOnCancel(() -> cancelled[0] = true))
			.toFuture();
		this.revocations.revoke(SubjectId.ANONYMOUS, "test");
		assertThat(result).isCompletedExceptionally();
		assertThat(cancelled[0]).isTrue();
	}

	@Test
	void whenCallsHaveEndedThenNothingIsRemembered() throws Exception {
		answer("fine");
		this.guarded.stage(CompletableFuture.completedFuture("fine")).get();
		this.guarded.callable(() -> "fine").call();
		this.guarded.mono(Mono.just("fine")).block();
		this.guarded.flux(Flux.just("fine")).blockLast();
		this.guarded.iterator(List.of("fine").iterator()).forEachRemaining((item) -> {
		});
		this.guarded.stream(Stream.of("fine")).toList();
		assertThat(this.revocations.running()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 8 })
	void whenTextComesInPiecesThenNothingOfTheSecretLeaves(int size) {
		String text = "this is my secret plan and a secret one";
		List<String> pieces = new ArrayList<>();
		for (int i = 0; i < text.length(); i += size) {
			pieces.add(text.substring(i, Math.min(text.length(), i + size)));
		}
		assertThat(String.join("", this.guarded.flux(Flux.fromIterable(pieces)).collectList().block()))
			.isEqualTo("this is my [X] plan and a [X] one");
	}

	@Test
	void whenEndpointIsAskedThenAnswersHaveItAndTheirDirection() {
		answer("fine");
		assertThat(this.decisionPoint.answers()).allSatisfy((interaction) -> {
			assertThat(interaction.endpoint().id()).isEqualTo(new EndpointId("model"));
			assertThat(interaction.direction()).isEqualTo(Direction.OUTPUT);
		});
	}

	record Reply(String text, int number) {

	}

	static class Bean {

		private String text;

		private @Nullable Bean other;

		Bean(String text) {
			this.text = text;
		}

	}

	static class Final {

		private final String text;

		Final(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	@LlmEndpoint("model")
	static class Model {

		private @Nullable Object answer;

		private Runnable before = () -> {
		};

		public @Nullable Object any() {
			this.before.run();
			return this.answer;
		}

		public void nothing() {
		}

		public CompletableFuture<Object> stage(CompletableFuture<Object> stage) {
			return stage;
		}

		public Future<Object> future(Future<Object> future) {
			return future;
		}

		public Callable<Object> callable(Callable<Object> callable) {
			return callable;
		}

		public Mono<Object> mono(Mono<Object> mono) {
			return mono;
		}

		public Flux<String> flux(Flux<String> flux) {
			return flux;
		}

		public Stream<String> stream(Stream<String> stream) {
			return stream;
		}

		public Iterator<String> iterator(Iterator<String> iterator) {
			return iterator;
		}

	}

}
