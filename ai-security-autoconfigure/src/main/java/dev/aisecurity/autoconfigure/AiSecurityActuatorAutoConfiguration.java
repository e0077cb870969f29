package dev.aisecurity.autoconfigure;

import java.time.Clock;
import java.util.List;

import dev.aisecurity.actuate.AiSecurityEndpoint;
import dev.aisecurity.actuate.AiSecurityHealthIndicator;
import dev.aisecurity.actuate.AiSecurityReport;
import dev.aisecurity.actuate.AuditDecisionListener;
import dev.aisecurity.actuate.IdentityEndpoint;
import dev.aisecurity.actuate.SelfTest;
import dev.aisecurity.autoconfigure.AiSecurityProperties.DetectorSettings;
import dev.aisecurity.baseline.BaselineRepository;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.detect.leakage.Canaries;
import dev.aisecurity.detect.leakage.SystemPrompts;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.guard.DecisionCounters;
import dev.aisecurity.guard.RecentDecisions;
import dev.aisecurity.guard.Revocations;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.policy.PolicyReload;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.ReloadablePolicyRepository;
import dev.aisecurity.session.SessionKeys;
import dev.aisecurity.session.SessionRepository;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What operators see: the endpoint {@code aisecurity}, health and audit events.
 */
@AutoConfiguration(after = AiSecurityAutoConfiguration.class,
		afterName = "org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration")
@ConditionalOnBean(EnforcementModes.class)
@ConditionalOnClass(Endpoint.class)
@ConditionalOnBooleanProperty(name = "ai.security.enabled", matchIfMissing = true)
public final class AiSecurityActuatorAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnAvailableEndpoint(AiSecurityEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		AiSecurityEndpoint aiSecurityEndpoint(AiSecurityProperties properties, EndpointRegistry endpoints,
				EnforcementModes modes, ObjectProvider<Detector> detectors, ObjectProvider<RulePack> rules,
				Canaries canaries, SystemPrompts prompts, PolicyRepository policies, DecisionCounters counters,
				RecentDecisions recent, Revocations revocations, ApplicationEventPublisher events) {
			List<Detector> sensors = AiSecurityAutoConfiguration.enabled(detectors, properties);
			AiSecurityReport report = new AiSecurityReport(endpoints, modes, sensors, rules.getIfUnique(), canaries,
					prompts, policies, counters, recent, Clock.systemUTC());
			return new AiSecurityEndpoint(report, modes, () -> reload(policies), revocations, events);
		}

		private static PolicyReload reload(PolicyRepository policies) {
			return (policies instanceof ReloadablePolicyRepository reloadable) ? reloadable.reload()
					: new PolicyReload(PolicyReload.Outcome.UNCHANGED, policies.current().version(), null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnAvailableEndpoint(IdentityEndpoint.class)
	static class IdentityConfiguration {

		@Bean
		@ConditionalOnMissingBean
		IdentityEndpoint aiSecurityIdentityEndpoint(SessionKeys keys, SessionRepository sessions,
				BaselineRepository baselines, ApplicationEventPublisher events) {
			return new IdentityEndpoint(keys, sessions, baselines, events);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
	@ConditionalOnEnabledHealthIndicator("ai-security")
	static class HealthConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "aiSecurityHealthIndicator")
		AiSecurityHealthIndicator aiSecurityHealthIndicator(AiSecurityProperties properties, Normalizer normalizer,
				ObjectProvider<Detector> detectors, ObjectProvider<RulePack> rules, PolicyRepository policies) {
			DetectorSettings injection = properties.detectors().get("injection");
			SelfTest selfTest = new SelfTest(normalizer, AiSecurityAutoConfiguration.enabled(detectors, properties),
					injection == null || injection.enabled());
			return new AiSecurityHealthIndicator(selfTest, rules.getIfUnique(), policies);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(AuditEventRepository.class)
	static class AuditConfiguration {

		@Bean
		@ConditionalOnMissingBean
		AuditDecisionListener aiSecurityAuditDecisionListener(ApplicationEventPublisher events) {
			return new AuditDecisionListener(events);
		}

	}

}
