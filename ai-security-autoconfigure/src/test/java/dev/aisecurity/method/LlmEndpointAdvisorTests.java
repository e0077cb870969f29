package dev.aisecurity.method;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Uninspected;
import dev.aisecurity.annotation.UntrustedContent;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionBlockedException;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LlmEndpointAdvisor} and {@link LlmEndpointInterceptor}.
 */
class LlmEndpointAdvisorTests {

	private AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@AfterEach
	void close() {
		this.context.close();
		SecurityContextHolder.clearContext();
		assertThat(ExchangeHolder.current()).isNull();
		ExchangeHolder.set(null);
	}

	private <T> T bean(Class<T> type, Class<?>... more) {
		this.context.register(DeskConfiguration.class, type);
		if (more.length > 0) {
			this.context.register(more);
		}
		this.context.refresh();
		return this.context.getBean(type);
	}

	private RecordingDecisionPoint recorded() {
		return this.context.getBean(RecordingDecisionPoint.class);
	}

	@Test
	void whenMethodIsAnnotatedThenItsTextIsInspected() {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		assertThat(assistant.ask("hello")).isEqualTo("hello");
		assertThat(assistant.other("not a prompt")).isEqualTo("not a prompt");
		assertThat(recorded().segments()).containsExactly(new Segment("hello", Origin.USER, "argument[0]"));
		assertThat(recorded().endpoints()).containsExactly("chat");
		assertThat(recorded().interactions().get(0).direction()).isEqualTo(Direction.INPUT);
	}

	@Test
	void whenTextIsForbiddenThenMethodDoesNotRun() {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> assistant.ask("forbidden"))
			.satisfies((ex) -> assertThat(ex.getDecision().action()).isEqualTo(Verdict.BLOCK))
			.withMessageNotContaining("forbidden");
		assertThat(this.context.getBean(AnnotatedMethod.class).runs()).isZero();
	}

	@Test
	void whenClassIsAnnotatedThenEveryMethodIsGuarded() {
		AnnotatedClass assistant = bean(AnnotatedClass.class);
		assistant.ask("one");
		assistant.chat("two", 3);
		assertThat(recorded().texts()).containsExactly("one", "two");
		assertThat(recorded().endpoints()).containsExactly("AnnotatedClass.ask", "AnnotatedClass.chat");
	}

	@Test
	void whenClassIsAnnotatedThenMethodsOfObjectAreNotGuarded() {
		AnnotatedClass assistant = bean(AnnotatedClass.class);
		assertThat(assistant.toString()).isEqualTo("AnnotatedClass");
		assertThat(recorded().interactions()).isEmpty();
	}

	@Test
	void whenInterfaceMethodIsAnnotatedThenImplementationIsGuarded() {
		Assistant assistant = bean(GenericAssistant.class);
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> assistant.ask("forbidden"));
	}

	@Test
	void whenGenericInterfaceIsCalledThroughItsBridgeThenImplementationIsGuardedOnce() {
		@SuppressWarnings("unchecked")
		Typed<Object> assistant = (Typed<Object>) (Typed<?>) bean(GenericAssistant.class);
		assertThat(assistant.type("hello")).isEqualTo("hello");
		assertThat(recorded().texts()).containsExactly("hello");
		assertThat(recorded().segments().get(0).origin()).isEqualTo(Origin.RETRIEVED);
	}

	@Test
	void whenProxyIsInterfaceBasedThenItIsGuardedAllTheSame() {
		System.setProperty("spring.aop.proxy-target-class", "false");
		try {
			this.context.register(DeskConfiguration.class, GenericAssistant.class);
			this.context.refresh();
			Assistant assistant = this.context.getBean(Assistant.class);
			assertThat(AopUtils.isJdkDynamicProxy(assistant)).isTrue();
			assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> assistant.ask("forbidden"));
			@SuppressWarnings("unchecked")
			Typed<Object> typed = this.context.getBean(Typed.class);
			typed.type("hello");
			assertThat(recorded().segments()).contains(new Segment("hello", Origin.RETRIEVED, "argument[0]"));
		}
		finally {
			System.clearProperty("spring.aop.proxy-target-class");
		}
	}

	@Test
	void whenMetaAnnotatedThenGuardedWithItsAttributes() {
		MetaAnnotated assistant = bean(MetaAnnotated.class);
		assistant.ask("hello");
		assertThat(recorded().endpoints()).containsExactly("support");
		assertThat(recorded().interactions().get(0).endpoint().policies()).containsExactly("careful");
	}

	@Test
	void whenSuperClassIsAnnotatedThenInheritedMethodIsGuarded() {
		Inherited assistant = bean(Inherited.class);
		assistant.ask("hello");
		assertThat(recorded().texts()).containsExactly("hello");
	}

	@Test
	void whenParameterOfInterfaceIsDeclaredThenDeclarationHolds() {
		GenericAssistant assistant = bean(GenericAssistant.class);
		assistant.summarize("question", "document", "forbidden but trusted");
		assertThat(recorded().segments()).containsExactly(new Segment("question", Origin.USER, "argument[0]"),
				new Segment("document", Origin.TOOL, "argument[1]"));
	}

	@Test
	void whenTextIsToBeRedactedThenMethodSeesItRedacted() {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		assertThat(assistant.ask("my secret word")).isEqualTo("my [X] word");
	}

	@Test
	void whenModeObservesThenNothingIsRedacted() {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		recorded().mode(EnforcementMode.OBSERVE);
		assertThat(assistant.ask("my secret")).isEqualTo("my secret");
		assertThat(recorded().texts()).containsExactly("my secret");
	}

	@Test
	void whenModeIsOffThenNothingIsRead() {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		recorded().mode(EnforcementMode.OFF);
		assertThat(assistant.ask("forbidden")).isEqualTo("forbidden");
		assertThat(recorded().interactions()).isEmpty();
	}

	@Test
	void whenConstrainedThenBlockedAsThereIsNoToolGate() {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> assistant.ask("use a tool"))
			.satisfies((ex) -> assertThat(ex.getDecision().action()).isEqualTo(Verdict.BLOCK));
	}

	@Test
	void whenDoorHasSeenTextThenItIsNotInspectedAgain() {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		try (Exchange exchange = door("chat")) {
			exchange.inspect(Direction.INPUT, List.of(new Segment("hello", Origin.USER, "body")));
			assistant.ask("hello");
			assertThat(exchange.hasReachedDesk()).isTrue();
			assertThat(exchange.isClosed()).isFalse();
		}
		assertThat(recorded().texts()).containsExactly("hello");
	}

	@Test
	void whenDoorHasSeenOtherTextThenOnlyTheRestIsInspected() {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		try (Exchange exchange = door("chat")) {
			exchange.inspect(Direction.INPUT, List.of(new Segment("seen", Origin.USER, "body")));
			assistant.ask("unseen");
		}
		assertThat(recorded().texts()).containsExactly("seen", "unseen");
	}

	@Test
	void whenDoorHasSeenTextWithOtherOriginThenItIsInspectedAgain() {
		GenericAssistant assistant = bean(GenericAssistant.class);
		try (Exchange exchange = door("GenericAssistant.summarize")) {
			exchange.inspect(Direction.INPUT, List.of(new Segment("document", Origin.USER, "body")));
			assistant.summarize("document", "document", "x");
		}
		assertThat(recorded().segments()).containsExactly(new Segment("document", Origin.USER, "body"),
				new Segment("document", Origin.TOOL, "argument[1]"));
	}

	@Test
	void whenDoorWantsRedactionOfWhatIsReadFromStreamThenBlocked() {
		StreamReader reader = bean(StreamReader.class);
		try (Exchange exchange = door("stream")) {
			exchange.inspect(Direction.INPUT, List.of(new Segment("a secret", Origin.USER, "body")));
			assertThatExceptionOfType(InteractionBlockedException.class)
				.isThrownBy(() -> reader.read(java.io.InputStream.nullInputStream()));
		}
	}

	@Test
	void whenDoorHasSeenStreamThenThereIsNoFinding() {
		StreamReader reader = bean(StreamReader.class);
		try (Exchange exchange = door("stream")) {
			exchange.inspect(Direction.INPUT, List.of(new Segment("a text", Origin.USER, "body")));
			reader.read(java.io.InputStream.nullInputStream());
		}
		assertThat(recorded().observed()).isEmpty();
	}

	@Test
	void whenNobodyHasSeenStreamThenFindingSaysSo() {
		StreamReader reader = bean(StreamReader.class);
		reader.read(java.io.InputStream.nullInputStream());
		assertThat(recorded().observed()).extracting("rule").containsExactly("unreadable-argument");
	}

	@Test
	void whenEndpointIsUsedOnTheWayThenItHasExchangeOfItsOwnForSameSubject() {
		Outer outer = bean(Outer.class, AnnotatedMethod.class);
		Subject subject = Subject.authenticated("alice", Set.of());
		try (Exchange exchange = this.context.getBean(InteractionGuard.class)
			.open(Endpoint.of("outer"), subject, new SessionId("s1"), RequestHeaders.NONE)) {
			Exchange before = ExchangeHolder.set(exchange);
			try {
				outer.ask("hello");
			}
			finally {
				ExchangeHolder.set(before);
			}
		}
		assertThat(recorded().endpoints()).containsExactly("outer", "chat");
		assertThat(recorded().interactions()).allSatisfy((interaction) -> {
			assertThat(interaction.subject()).isEqualTo(subject);
			assertThat(interaction.session()).isEqualTo(new SessionId("s1"));
		});
	}

	@Test
	void whenCallEndsThenExchangeIsClosedAndPutBack() {
		Outer outer = bean(Outer.class, AnnotatedMethod.class);
		outer.ask("hello");
		assertThat(outer.exchange().isClosed()).isTrue();
		assertThat(outer.exchange().endpoint().id().value()).isEqualTo("outer");
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> outer.ask("forbidden"));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> outer.ask("fail"));
		assertThat(outer.exchange().isClosed()).isTrue();
	}

	@Test
	void whenSubjectCannotBeResolvedThenSubjectIsAnonymous() {
		this.context.registerBean(dev.aisecurity.guard.SubjectResolver.class, () -> (principal) -> {
			throw new IllegalStateException();
		});
		bean(AnnotatedMethod.class).ask("hello");
		assertThat(recorded().interactions().get(0).subject()).isEqualTo(Subject.ANONYMOUS);
	}

	@Test
	void whenNotAuthorizedThenNothingIsInspected() {
		Authorized assistant = bean(Authorized.class, MethodSecurity.class);
		SecurityContextHolder.getContext()
			.setAuthentication(new TestingAuthenticationToken("bob", "bob", "ROLE_OTHER"));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> assistant.ask("forbidden"));
		assertThat(recorded().interactions()).isEmpty();
		SecurityContextHolder.getContext()
			.setAuthentication(new TestingAuthenticationToken("ada", "ada", "ROLE_ANALYST"));
		assertThatExceptionOfType(InteractionBlockedException.class).isThrownBy(() -> assistant.ask("forbidden"));
	}

	@Test
	void whenAnswerIsCachedThenTextIsInspectedAllTheSame() {
		Cached assistant = bean(Cached.class, Caching.class);
		assistant.ask("hello");
		assistant.ask("hello");
		assertThat(recorded().texts()).containsExactly("hello", "hello");
		assertThat(assistant.runs()).isOne();
	}

	@Test
	void whenMethodIsAsynchronousThenFutureFails() {
		Asynchronous assistant = bean(Asynchronous.class, AsyncExecution.class);
		assertThat(assistant.ask("hello").join()).isEqualTo("hello");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> assistant.ask("forbidden").join())
			.withCauseInstanceOf(InteractionBlockedException.class);
	}

	@Test
	void whenListenerIsCalledWithoutRequestThenItIsGuarded() {
		bean(OrderListener.class);
		this.context.publishEvent(new OrderPlaced("hello"));
		assertThat(recorded().texts()).containsExactly("hello");
		assertThatExceptionOfType(InteractionBlockedException.class)
			.isThrownBy(() -> this.context.publishEvent(new OrderPlaced("forbidden")));
	}

	@Test
	void whenContextStartsThenGuardIsNotDraggedUp() {
		this.context.register(DeskConfiguration.class, AnnotatedMethod.class);
		this.context
			.addBeanFactoryPostProcessor((factory) -> factory.getBeanDefinition("interactionGuard").setLazyInit(true));
		this.context.refresh();
		assertThat(this.context.getBeanFactory().containsSingleton("interactionGuard")).isFalse();
		this.context.getBean(AnnotatedMethod.class).ask("hello");
		assertThat(this.context.getBeanFactory().containsSingleton("interactionGuard")).isTrue();
	}

	@Test
	void isAdvisedTellsWhetherProxyReachesMethod() throws Exception {
		AnnotatedMethod assistant = bean(AnnotatedMethod.class);
		assertThat(assistant).isInstanceOf(Advised.class);
		assertThat(LlmEndpointAdvisor.isAdvised(assistant, AnnotatedMethod.class.getMethod("ask", String.class)))
			.isTrue();
		assertThat(LlmEndpointAdvisor.isAdvised(assistant, AnnotatedMethod.class.getMethod("other", String.class)))
			.isFalse();
		assertThat(LlmEndpointAdvisor.isAdvised(new AnnotatedMethod(),
				AnnotatedMethod.class.getMethod("ask", String.class)))
			.isFalse();
	}

	private Exchange door(String endpoint) {
		Exchange exchange = this.context.getBean(InteractionGuard.class)
			.open(Endpoint.of(endpoint), Subject.ANONYMOUS, null, RequestHeaders.NONE);
		ExchangeHolder.set(exchange);
		return exchange;
	}

	static class AnnotatedMethod {

		private final AtomicInteger runs = new AtomicInteger();

		@LlmEndpoint("chat")
		public String ask(String prompt) {
			this.runs.incrementAndGet();
			return prompt;
		}

		public String other(String text) {
			return text;
		}

		public int runs() {
			return this.runs.get();
		}

	}

	@LlmEndpoint
	static class AnnotatedClass {

		public void ask(String prompt) {
		}

		void chat(String prompt, int turns) {
		}

		@Override
		public String toString() {
			return "AnnotatedClass";
		}

	}

	interface Assistant {

		@LlmEndpoint
		String ask(String prompt);

		@LlmEndpoint
		default String summarize(String prompt, @UntrustedContent(UntrustedContent.Source.TOOL) String document,
				@Uninspected(reason = "written by us") String template) {
			return prompt + document + template;
		}

	}

	interface Typed<T> {

		@LlmEndpoint
		T type(@UntrustedContent T value);

	}

	static class GenericAssistant implements Assistant, Typed<String> {

		@Override
		public String ask(String prompt) {
			return prompt;
		}

		@Override
		public String summarize(String prompt, String document, String template) {
			return prompt + document;
		}

		@Override
		public String type(String value) {
			return value;
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@LlmEndpoint(value = "support", policy = "careful")
	@interface SupportEndpoint {

	}

	static class MetaAnnotated {

		@SupportEndpoint
		void ask(String prompt) {
		}

	}

	static class Inherited extends AnnotatedMethod {

	}

	static class StreamReader {

		@LlmEndpoint("stream")
		void read(java.io.InputStream stream) {
		}

	}

	static class Outer {

		private final AnnotatedMethod inner;

		private Exchange exchange;

		Outer(AnnotatedMethod inner) {
			this.inner = inner;
		}

		@LlmEndpoint("outer")
		void ask(String prompt) {
			this.exchange = ExchangeHolder.current();
			if (prompt.equals("fail")) {
				throw new IllegalStateException();
			}
			this.inner.ask(prompt);
			assertThat(ExchangeHolder.current()).isSameAs(this.exchange);
		}

		Exchange exchange() {
			return this.exchange;
		}

	}

	static class Authorized {

		@LlmEndpoint
		@PreAuthorize("hasRole('ANALYST')")
		public void ask(String prompt) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class MethodSecurity {

	}

	static class Cached {

		private final AtomicInteger runs = new AtomicInteger();

		@LlmEndpoint
		@Cacheable("answers")
		public String ask(String prompt) {
			this.runs.incrementAndGet();
			return prompt.toUpperCase(Locale.ROOT);
		}

		public int runs() {
			return this.runs.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

		@Bean
		ConcurrentMapCacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

	}

	static class Asynchronous {

		@Async
		@LlmEndpoint
		public CompletableFuture<String> ask(String prompt) {
			return CompletableFuture.completedFuture(prompt);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class AsyncExecution {

		@Bean
		SimpleAsyncTaskExecutor taskExecutor() {
			return new SimpleAsyncTaskExecutor();
		}

	}

	record OrderPlaced(String comment) {

	}

	static class OrderListener {

		@LlmEndpoint
		@org.springframework.context.event.EventListener
		public void onOrder(OrderPlaced event) {
		}

	}

}
