package dev.aisecurity.method;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Uninspected;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.endpoint.GuardedResource;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.method.stray.Elsewhere;
import dev.aisecurity.method.stray.Stray;
import dev.aisecurity.policy.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link GuardCoverage}.
 */
@ExtendWith(OutputCaptureExtension.class)
class GuardCoverageTests {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	@AfterEach
	void close() {
		this.context.close();
	}

	private void start(boolean strict, List<String> packages, Class<?>... beans) {
		this.context.register(DeskConfiguration.class);
		if (beans.length > 0) {
			this.context.register(beans);
		}
		this.context.registerBean(GuardCoverage.class,
				() -> new GuardCoverage(this.context.getBeanFactory(), this.context.getBean(EndpointResolver.class),
						this.context.getBean(EndpointRegistry.class),
						() -> this.context.getBean(InteractionGuard.class), strict, packages));
		this.context.refresh();
	}

	private List<UnreachableEndpoint> problems(Class<?>... beans) {
		Throwable failure = catchThrowable(() -> start(true, List.of(), beans));
		Throwable cause = (failure instanceof BeanCreationException) ? failure.getCause() : failure;
		assertThat(cause).isInstanceOf(UnreachableEndpointException.class);
		return ((UnreachableEndpointException) cause).getEndpoints();
	}

	private List<GuardedResource> resources() {
		return this.context.getBean(EndpointRegistry.class).all();
	}

	@Test
	void whenAllIsReachableThenResourcesAreKnown() {
		start(true, List.of(), Good.class, GoodInterfaceBean.class);
		assertThat(resources()).extracting((resource) -> resource.endpoint().id().value())
			.containsExactly("GoodInterfaceBean.ask", "chat", "other");
		assertThat(resources()).extracting(GuardedResource::declaration)
			.contains(Good.class.getName() + ".ask", Good.class.getName() + ".other");
	}

	@Test
	void whenMethodsAreOverloadedThenEachIsKnown() {
		start(true, List.of(), Overloaded.class);
		assertThat(resources()).extracting(GuardedResource::declaration)
			.containsExactly(Overloaded.class.getName() + ".ask(String)",
					Overloaded.class.getName() + ".ask(String,int)");
	}

	@ParameterizedTest
	@ValueSource(classes = { PrivateMethod.class, PrivateHandler.class })
	void whenMethodIsPrivateThenStartFails(Class<?> bean) {
		assertThat(problems(bean)).singleElement().satisfies((problem) -> {
			assertThat(problem.declaration()).isEqualTo(bean.getName() + ".ask");
			assertThat(problem.reason()).contains("private");
			assertThat(problem.action()).isNotBlank();
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { FinalMethod.class, FinalMethodOfAnnotatedClass.class })
	void whenMethodIsFinalThenStartFails(Class<?> bean) {
		assertThat(problems(bean)).singleElement()
			.satisfies((problem) -> assertThat(problem.reason()).contains("final"));
	}

	@Test
	void whenMethodMakesBeanThenStartFails() {
		assertThat(problems(BeanMethod.class)).singleElement()
			.satisfies((problem) -> assertThat(problem.reason()).contains("makes a bean"));
	}

	@Test
	void whenMethodIsStaticThenStartFails() {
		assertThat(problems(StaticMethod.class)).singleElement()
			.satisfies((problem) -> assertThat(problem.reason()).contains("static"));
	}

	@ParameterizedTest
	@ValueSource(classes = { FinalClass.class, RecordBean.class })
	void whenClassIsFinalThenStartFails(Class<?> bean) {
		assertThat(problems(bean)).singleElement().satisfies((problem) -> {
			assertThat(problem.declaration()).isEqualTo(bean.getName());
			assertThat(problem.reason()).contains("class is final");
		});
	}

	@Test
	void whenPackagePrivateMethodIsInheritedFromElsewhereThenStartFails() {
		assertThat(problems(FromElsewhere.class)).singleElement()
			.satisfies((problem) -> assertThat(problem.reason()).contains("package-private"));
	}

	@Test
	void whenPackagePrivateMethodIsInSamePackageThenThatIsFine() {
		start(true, List.of(), PackagePrivateMethod.class);
		assertThat(resources()).hasSize(1);
	}

	@Test
	void whenHelpersOfAnnotatedClassCannotBeReachedThenThatIsFine() {
		start(true, List.of(), Helpers.class);
		assertThat(resources()).extracting(GuardedResource::declaration)
			.containsExactly(Helpers.class.getName() + ".ask");
	}

	@ParameterizedTest
	@ValueSource(classes = { SelfCall.class, SelfCallWithConditional.class, SelfCallInLambda.class,
			SelfCallByReference.class, SelfCallThroughHelper.class, SelfCallOfSuper.class, SelfCallInLoop.class,
			SelfCallAfterCatch.class })
	void whenMethodCallsGuardedOneOnThisThenStartFails(Class<?> bean) {
		assertThat(problems(bean)).singleElement().satisfies((problem) -> {
			assertThat(problem.declaration()).isEqualTo(bean.getName() + ".ask");
			assertThat(problem.reason()).contains("on 'this'").doesNotContain("lambda$");
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { CallThroughProxy.class, CallOfOther.class, CallAmongGuarded.class, HelperOfGuarded.class })
	void whenCallDoesNotGetPastGuardThenThatIsFine(Class<?> bean) {
		start(true, List.of(), bean);
		assertThat(resources()).isNotEmpty();
	}

	@Test
	void whenGuardedMethodCallsOneWithMorePoliciesThenStartFails() {
		assertThat(problems(CallOfStricter.class)).singleElement()
			.satisfies((problem) -> assertThat(problem.endpoint().policies()).containsExactly("careful"));
	}

	@Test
	void whenBeanIsFinishedInstanceThenStartFails() {
		this.context.getBeanFactory().registerSingleton("good", new Good());
		assertThat(problems()).extracting(UnreachableEndpoint::reason)
			.allSatisfy((reason) -> assertThat(reason).contains("'good' has no guard"));
	}

	@Test
	void whenBeanIsMockThenThatIsFine() {
		this.context.getBeanFactory().registerSingleton("good", Mockito.mock(Good.class));
		start(true, List.of());
		assertThat(resources()).isEmpty();
	}

	@Test
	void whenBeanIsCreatedBeforePostProcessorsThenStartFails() {
		assertThat(problems(Good.class, Early.class)).extracting(UnreachableEndpoint::reason)
			.allSatisfy((reason) -> assertThat(reason).contains("has no guard"))
			.isNotEmpty();
	}

	@Test
	void whenInterfaceBasedProxyHidesMethodThenStartFails() {
		System.setProperty("spring.aop.proxy-target-class", "false");
		try {
			assertThat(problems(HiddenMethod.class)).singleElement()
				.satisfies((problem) -> assertThat(problem.reason()).contains("interface-based proxy"));
		}
		finally {
			System.clearProperty("spring.aop.proxy-target-class");
		}
	}

	@Test
	void whenBeansAreLazyOrMadeByFactoriesThenTheyAreSeenAndNotCreated() {
		start(true, List.of(), LazyBean.class, PrototypeBean.class, ScopedBean.class, ProductFactory.class);
		assertThat(resources()).extracting((resource) -> resource.endpoint().id().value())
			.containsExactly("lazy", "product", "prototype", "scoped");
		assertThat(LazyBean.created).hasValue(0);
	}

	@Test
	void whenLazyBeanCannotBeGuardedThenStartFails() {
		assertThat(problems(LazyFinal.class)).singleElement()
			.satisfies((problem) -> assertThat(problem.reason()).contains("final"));
	}

	@Test
	void whenClassIsNoBeanThenStartFails() {
		assertThatExceptionOfType(UnreachableEndpointException.class)
			.isThrownBy(() -> start(true, List.of(Stray.class.getPackageName())))
			.satisfies((ex) -> assertThat(ex.getEndpoints()).singleElement().satisfies((problem) -> {
				assertThat(problem.declaration()).isEqualTo(Stray.class.getName());
				assertThat(problem.reason()).contains("not a bean");
			}));
	}

	@Test
	void whenClassIsBeanThenItIsNoStray() {
		start(true, List.of(Stray.class.getPackageName()), Stray.class);
		assertThat(resources()).hasSize(1);
	}

	@Test
	void whenLenientThenProblemIsLoggedAndReported(CapturedOutput output) {
		start(false, List.of(), PrivateMethod.class, SelfCall.class, Listener.class);
		assertThat(this.context.getBean(Listener.class).uninspected).containsExactly("private", "ask");
		assertThat(output).contains("ERROR").contains(PrivateMethod.class.getName() + ".ask can be called");
		assertThat(resources()).extracting((resource) -> resource.endpoint().id().value()).containsExactly("ask");
	}

	@Test
	void whenOpeningHasReasonThenItIsShown() {
		start(true, List.of(), WithOpenings.class);
		assertThat(resources()).singleElement()
			.satisfies((resource) -> assertThat(resource.openings())
				.containsExactlyInAnyOrder("argument[1]: written by us", "Template.text: comes from the class path"));
	}

	@Test
	void whenOpeningHasNoReasonThenStartFailsAlwaysAndEverywhere() {
		assertThatExceptionOfType(MissingReasonException.class)
			.isThrownBy(() -> start(false, List.of(), WithoutReason.class))
			.satisfies((ex) -> assertThat(ex.getDeclarations())
				.containsExactly(WithoutReason.class.getName() + ".ask argument[0]"));
	}

	static class Good {

		@LlmEndpoint("chat")
		public void ask(String prompt) {
		}

		@LlmEndpoint("other")
		protected void other(String prompt) {
		}

		public void unguarded(String text) {
		}

	}

	interface GoodInterface {

		@LlmEndpoint
		void ask(String prompt);

	}

	static class GoodInterfaceBean implements GoodInterface {

		@Override
		public void ask(String prompt) {
		}

	}

	@LlmEndpoint
	static class Overloaded {

		public void ask(String prompt) {
		}

		public void ask(String prompt, int turns) {
		}

	}

	static class PrivateMethod {

		@LlmEndpoint("private")
		private void ask(String prompt) {
		}

	}

	@LlmEndpoint
	static class PrivateHandler {

		@PostMapping("/")
		private void ask(String prompt) {
		}

	}

	static class FinalMethod {

		@LlmEndpoint
		public final void ask(String prompt) {
		}

	}

	@LlmEndpoint
	static class FinalMethodOfAnnotatedClass {

		public final void ask(String prompt) {
		}

	}

	static class BeanMethod {

		@Bean
		@LlmEndpoint
		UnaryOperator<String> ask() {
			return (prompt) -> prompt;
		}

	}

	static class StaticMethod {

		@LlmEndpoint
		public static void ask(String prompt) {
		}

	}

	static final class FinalClass {

		@LlmEndpoint
		public void ask(String prompt) {
		}

	}

	record RecordBean() {

		@LlmEndpoint
		public void ask(String prompt) {
		}

	}

	@Lazy
	@Component
	static final class LazyFinal {

		@LlmEndpoint
		public void ask(String prompt) {
		}

	}

	static class PackagePrivateMethod {

		@LlmEndpoint
		void ask(String prompt) {
		}

	}

	static class FromElsewhere extends Elsewhere {

	}

	@LlmEndpoint
	static class Helpers {

		public void ask(String prompt) {
			help(prompt);
			helpStatic(prompt);
			helpFinal(prompt);
		}

		private void help(String prompt) {
		}

		public static void helpStatic(String prompt) {
		}

		protected final void helpFinal(String prompt) {
		}

	}

	static class SelfCall {

		@LlmEndpoint("ask")
		public String ask(String prompt) {
			return prompt;
		}

		public String all(long number, List<String> prompts) {
			return number + ask(prompts.get(0));
		}

	}

	static class SelfCallWithConditional {

		@LlmEndpoint
		public String ask(String prompt, long number) {
			return prompt;
		}

		public String all(boolean polite, double value) {
			return ask(polite ? "please" : Double.toString(value), polite ? 1L : 2L);
		}

	}

	static class SelfCallInLambda {

		@LlmEndpoint
		public String ask(String prompt) {
			return prompt;
		}

		public Supplier<String> all(String prompt) {
			return () -> ask(prompt);
		}

	}

	static class SelfCallByReference {

		@LlmEndpoint
		public String ask(String prompt) {
			return prompt;
		}

		public List<String> all(List<String> prompts) {
			return prompts.stream().map(this::ask).toList();
		}

	}

	static class SelfCallThroughHelper {

		@LlmEndpoint
		public String ask(String prompt) {
			return prompt;
		}

		public String all(String prompt) {
			return help(prompt);
		}

		private String help(String prompt) {
			return ask(prompt);
		}

	}

	static class SelfCallOfSuper extends Good {

		public void all(String prompt) {
			ask(prompt);
		}

	}

	static class SelfCallInLoop {

		@LlmEndpoint
		public String ask(String prompt) {
			return prompt;
		}

		public List<String> all(String[] prompts) {
			List<String> answers = new ArrayList<>();
			for (int i = prompts.length - 1; i >= 0; i--) {
				switch (prompts[i]) {
					case "a", "b" -> answers.add("x");
					default -> answers.add(ask(prompts[i] + i));
				}
			}
			return answers;
		}

	}

	static class SelfCallAfterCatch {

		@LlmEndpoint
		public String ask(String prompt) {
			return prompt;
		}

		public String all(String prompt) {
			try {
				return Integer.toString(Integer.parseInt(prompt));
			}
			catch (NumberFormatException ex) {
				return ask(prompt);
			}
		}

	}

	static class CallThroughProxy {

		private final CallThroughProxy self;

		CallThroughProxy(@Lazy CallThroughProxy self) {
			this.self = self;
		}

		@LlmEndpoint
		public String ask(String prompt) {
			return prompt;
		}

		public String all(String prompt) {
			return this.self.ask(prompt + prompt.length());
		}

	}

	static class CallOfOther {

		@LlmEndpoint
		public String ask(String prompt) {
			return prompt;
		}

		public String all(CallOfOther other, String prompt) {
			return (other != this) ? other.ask(prompt) : this.toString();
		}

	}

	@LlmEndpoint
	static class CallAmongGuarded {

		public String ask(String prompt) {
			return prompt;
		}

		public String all(String prompt) {
			return ask(prompt);
		}

	}

	static class HelperOfGuarded {

		@LlmEndpoint
		public String ask(String prompt) {
			return prompt;
		}

		@LlmEndpoint
		public String all(String prompt) {
			return help(prompt);
		}

		private String help(String prompt) {
			return ask(prompt);
		}

	}

	static class CallOfStricter {

		@LlmEndpoint(policy = "careful")
		public String ask(String prompt) {
			return prompt;
		}

		@LlmEndpoint
		public String all(String prompt) {
			return ask(prompt);
		}

	}

	static class Early implements BeanPostProcessor, PriorityOrdered, BeanFactoryAware {

		@Override
		public void setBeanFactory(BeanFactory beanFactory) {
			beanFactory.getBean(Good.class);
		}

		@Override
		public int getOrder() {
			return 0;
		}

	}

	static class HiddenMethod implements Runnable, GoodInterface {

		@Override
		public void run() {
		}

		@Override
		public void ask(String prompt) {
		}

		@LlmEndpoint
		public void hidden(String prompt) {
		}

	}

	@Lazy
	@Component
	static class LazyBean {

		private static final AtomicInteger created = new AtomicInteger();

		LazyBean() {
			created.incrementAndGet();
		}

		@LlmEndpoint("lazy")
		public void ask(String prompt) {
		}

	}

	@Scope("prototype")
	@Component
	static class PrototypeBean {

		@LlmEndpoint("prototype")
		public void ask(String prompt) {
		}

	}

	@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
	@Component
	static class ScopedBean {

		@LlmEndpoint("scoped")
		public void ask(String prompt) {
		}

	}

	static class Product {

		@LlmEndpoint("product")
		public void ask(String prompt) {
		}

	}

	static class ProductFactory implements FactoryBean<Product> {

		@Override
		public Product getObject() {
			return new Product();
		}

		@Override
		public Class<?> getObjectType() {
			return Product.class;
		}

	}

	static class WithOpenings {

		@LlmEndpoint
		public void ask(String prompt, @Uninspected(reason = "written by us") String template,
				List<Template> templates) {
		}

	}

	record Template(String name, @Uninspected(reason = "comes from the class path") String text) {

	}

	static class WithoutReason {

		@LlmEndpoint
		public void ask(@Uninspected(reason = " ") String prompt) {
		}

	}

	static final class Listener implements DecisionListener {

		private final List<String> uninspected = new ArrayList<>();

		@Override
		public void onDecision(Interaction interaction, Decision decision) {
		}

		@Override
		public void onUninspected(Endpoint endpoint, String reason) {
			this.uninspected.add(endpoint.id().value());
		}

	}

}
