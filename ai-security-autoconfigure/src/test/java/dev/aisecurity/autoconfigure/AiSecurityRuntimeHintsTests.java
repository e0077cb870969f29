package dev.aisecurity.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.aisecurity.actuate.AiSecurityDescriptor;
import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Prompt;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

class AiSecurityRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void bothAreRegistered() {
		assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)).hasAtLeastOneElementOfType(AiSecurityRuntimeHints.class);
		assertThat(AotServices.factories().load(BeanRegistrationAotProcessor.class))
			.anyMatch(LlmEndpointBeanRegistrationAotProcessor.class::isInstance);
	}

	@Test
	void everyResourceOfTheEngineIsKept() throws Exception {
		new AiSecurityRuntimeHints().registerHints(this.hints, getClass().getClassLoader());

		Path root = Path.of("src/main/resources");
		try (Stream<Path> files = Files.walk(root.resolve("dev/aisecurity"))) {
			List<String> names = files.filter(Files::isRegularFile)
				.map((file) -> root.relativize(file).toString().replace('\\', '/'))
				.toList();
			assertThat(names).hasSizeGreaterThan(5)
				.allSatisfy((name) -> assertThat(RuntimeHintsPredicates.resource().forResource(name)).as(name)
					.accepts(this.hints));
		}
	}

	@Test
	void classFilesAreNotKeptAsResources() {
		new AiSecurityRuntimeHints().registerHints(this.hints, getClass().getClassLoader());

		assertThat(RuntimeHintsPredicates.resource().forResource("dev/aisecurity/detect/Detector.class"))
			.rejects(this.hints);
	}

	@Test
	void whatTheActuatorWritesCanBeRead() throws Exception {
		new AiSecurityRuntimeHints().registerHints(this.hints, getClass().getClassLoader());

		for (Class<?> type : AiSecurityDescriptor.class.getDeclaredClasses()) {
			assertThat(RuntimeHintsPredicates.reflection()
				.onMethodInvocation(type.getMethod(type.getRecordComponents()[0].getName()))).as(type.getName())
				.accepts(this.hints);
		}
	}

	@Test
	void withoutActuatorItIsNotKept() {
		new AiSecurityRuntimeHints().registerHints(this.hints,
				new FilteredClassLoader("org.springframework.boot.actuate"));

		assertThat(this.hints.reflection().typeHints()).isEmpty();
	}

	@Test
	void argumentsOfGuardedMethodsCanBeRead() throws Exception {
		process(Assistant.class);

		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Question.class.getDeclaredField("text")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Detail.class.getDeclaredField("words")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Base.class.getDeclaredField("inherited")))
			.accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Unrelated.class)).rejects(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(HttpServletRequest.class)).rejects(this.hints);
	}

	@Test
	void annotationOnAnInterfaceCounts() throws Exception {
		process(Implementation.class);

		assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(Question.class.getDeclaredField("text")))
			.accepts(this.hints);
	}

	@Test
	void beansWithoutGuardedMethodsAreLeftAlone() {
		assertThat(contribution(Unrelated.class)).isNull();
	}

	private void process(Class<?> type) {
		BeanRegistrationAotContribution contribution = contribution(type);
		assertThat(contribution).isNotNull();
		contribution.applyTo(new DefaultGenerationContext(new ClassNameGenerator(ClassName.get(type)),
				new InMemoryGeneratedFiles(), this.hints), org.mockito.Mockito.mock());
	}

	private static BeanRegistrationAotContribution contribution(Class<?> type) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("bean", new RootBeanDefinition(type));
		return new LlmEndpointBeanRegistrationAotProcessor().processAheadOfTime(RegisteredBean.of(beans, "bean"));
	}

	static class Assistant {

		@LlmEndpoint("assistant")
		public String answer(@Prompt Question question, Form form, HttpServletRequest request) {
			return "Answer";
		}

		public String other(Unrelated unrelated) {
			return "Answer";
		}

	}

	interface Contract {

		@LlmEndpoint("contract")
		String answer(Question question);

	}

	static class Implementation implements Contract {

		@Override
		public String answer(Question question) {
			return "Answer";
		}

	}

	record Question(String text, List<Detail> details) {

	}

	record Detail(String words) {

	}

	static class Base {

		private String inherited = "";

		String inherited() {
			return this.inherited;
		}

	}

	static class Form extends Base {

		private String own = "";

		String own() {
			return this.own;
		}

	}

	record Unrelated(String text) {

	}

}
