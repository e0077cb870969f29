package dev.aisecurity.autoconfigure;

import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.observation.DecisionMeters;
import dev.aisecurity.observation.InspectionObservationConvention;
import dev.aisecurity.observation.MeteredDetector;
import dev.aisecurity.observation.MeteredNormalizer;
import dev.aisecurity.observation.ObservationPolicyDecisionPoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Observations and meters of decisions.
 */
@AutoConfiguration(before = AiSecurityAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "ai.security.enabled", matchIfMissing = true)
public final class AiSecurityObservationAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationRegistry.class)
	@ConditionalOnBean(ObservationRegistry.class)
	static class Observations {

		@Bean
		Instrumentation aiSecurityObservations(ObservationRegistry registry,
				ObjectProvider<InspectionObservationConvention> convention) {
			return new Instrumentation() {

				@Override
				public PolicyDecisionPoint instrument(PolicyDecisionPoint decisionPoint) {
					return new ObservationPolicyDecisionPoint(decisionPoint, registry, convention.getIfUnique());
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class Meters {

		@Bean
		Instrumentation aiSecurityMeters(MeterRegistry registry) {
			return new Instrumentation() {

				@Override
				public Normalizer instrument(Normalizer normalizer) {
					return new MeteredNormalizer(normalizer, registry);
				}

				@Override
				public Detector instrument(Detector detector) {
					return new MeteredDetector(detector, registry);
				}

			};
		}

		@Bean
		@ConditionalOnMissingBean
		DecisionMeters aiSecurityDecisionMeters(MeterRegistry registry) {
			return new DecisionMeters(registry);
		}

	}

}
