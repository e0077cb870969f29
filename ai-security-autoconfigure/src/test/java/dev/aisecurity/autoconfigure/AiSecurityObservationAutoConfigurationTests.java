package dev.aisecurity.autoconfigure;

import java.util.List;

import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.observation.DecisionMeters;
import dev.aisecurity.observation.InspectionContext;
import dev.aisecurity.observation.InspectionObservationConvention;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class AiSecurityObservationAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(AiSecurityObservationAutoConfiguration.class, AiSecurityAutoConfiguration.class));

	@Test
	void inspectionsAreObservedAndCounted() {
		this.contextRunner.withUserConfiguration(Registries.class).run((context) -> {
			inspect(context);
			TestObservationRegistryAssert.assertThat(context.getBean(TestObservationRegistry.class))
				.hasSingleObservationThat()
				.hasNameEqualTo("ai.security.inspection")
				.hasBeenStopped();
			assertThat(context.getBean(MeterRegistry.class).get("ai.security.decisions").counter().count())
				.isEqualTo(1);
			assertThat(context.getBean(MeterRegistry.class).get("ai.security.detector").timers()).hasSize(9)
				.allSatisfy((timer) -> assertThat(timer.count()).isEqualTo(1));
		});
	}

	@Test
	void conventionOfTheUserIsUsed() {
		this.contextRunner.withUserConfiguration(Registries.class, OwnConvention.class).run((context) -> {
			inspect(context);
			TestObservationRegistryAssert.assertThat(context.getBean(TestObservationRegistry.class))
				.hasSingleObservationThat()
				.hasNameEqualTo("own.name")
				.hasLowCardinalityKeyValue("own", "key");
		});
	}

	@Test
	void backsOffForMetersOfTheUser() {
		this.contextRunner.withUserConfiguration(Registries.class, OwnMeters.class)
			.run((context) -> assertThat(context).hasSingleBean(DecisionMeters.class).hasBean("ownMeters"));
	}

	@Test
	void nothingIsObservedWhenDisabled() {
		this.contextRunner.withUserConfiguration(Registries.class)
			.withPropertyValues("ai.security.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DecisionMeters.class)
				.doesNotHaveBean(Instrumentation.class));
	}

	@Test
	void withoutRegistriesNothingIsObserved() {
		this.contextRunner.run((context) -> {
			assertThat(context).doesNotHaveBean(Instrumentation.class).doesNotHaveBean(DecisionMeters.class);
			inspect(context);
		});
	}

	@Test
	void withoutMetricsInspectionsAreStillObserved() {
		this.contextRunner.withUserConfiguration(Registries.class)
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> {
				inspect(context);
				assertThat(context).doesNotHaveBean(DecisionMeters.class);
				TestObservationRegistryAssert.assertThat(context.getBean(TestObservationRegistry.class))
					.hasSingleObservationThat()
					.hasNameEqualTo("ai.security.inspection");
			});
	}

	@Test
	void withoutObservationsDecisionsAreStillCounted() {
		this.contextRunner.withUserConfiguration(Registries.class)
			.withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
			.run((context) -> {
				inspect(context);
				assertThat(context.getBean(MeterRegistry.class).get("ai.security.decisions").counter().count())
					.isEqualTo(1);
				TestObservationRegistryAssert.assertThat(context.getBean(TestObservationRegistry.class))
					.doesNotHaveAnyObservation();
			});
	}

	@Test
	void withoutMicrometerTheEngineWorks() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer")).run((context) -> {
			assertThat(context).doesNotHaveBean(Instrumentation.class).hasSingleBean(PolicyDecisionPoint.class);
			inspect(context);
		});
	}

	private static void inspect(ApplicationContext context) {
		context.getBean(InteractionGuard.class)
			.open(Endpoint.of("chat"), Subject.ANONYMOUS, null, RequestHeaders.NONE)
			.inspect(Direction.INPUT, List.of(new Segment("When do you open?", Origin.USER, "body")), List.of());
	}

	@Configuration(proxyBeanMethods = false)
	static class Registries {

		@Bean
		TestObservationRegistry observations() {
			return TestObservationRegistry.create();
		}

		@Bean
		SimpleMeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMeters {

		@Bean
		DecisionMeters ownMeters(MeterRegistry registry) {
			return new DecisionMeters(registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConvention {

		@Bean
		InspectionObservationConvention convention() {
			return new InspectionObservationConvention() {

				@Override
				public String getName() {
					return "own.name";
				}

				@Override
				public KeyValues getLowCardinalityKeyValues(InspectionContext context) {
					return KeyValues.of("own", "key");
				}

			};
		}

	}

}
