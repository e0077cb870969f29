package dev.aisecurity.autoconfigure;

import java.util.List;

import dev.aisecurity.actuate.AiSecurityEndpoint;
import dev.aisecurity.actuate.AiSecurityHealthIndicator;
import dev.aisecurity.actuate.AuditDecisionListener;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.policy.EnforcementMode;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class AiSecurityActuatorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(AiSecurityAutoConfiguration.class, AiSecurityActuatorAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=aisecurity");

	@Test
	void endpointHealthAndAuditAreThereByDefault() {
		this.contextRunner.withBean(AuditEventRepository.class, InMemoryAuditEventRepository::new)
			.run((context) -> assertThat(context).hasSingleBean(AiSecurityEndpoint.class)
				.hasSingleBean(AiSecurityHealthIndicator.class)
				.hasSingleBean(AuditDecisionListener.class));
	}

	@Test
	void endpointIsNotThereWhenNotExposedOrWithoutAccess() {
		this.contextRunner.withPropertyValues("management.endpoints.web.exposure.include=info")
			.run((context) -> assertThat(context).doesNotHaveBean(AiSecurityEndpoint.class));
		this.contextRunner.withPropertyValues("management.endpoint.aisecurity.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(AiSecurityEndpoint.class)
				.hasSingleBean(AiSecurityHealthIndicator.class));
	}

	@Test
	void healthIsNotThereWhenDisabled() {
		for (String name : List.of("aiSecurity", "ai-security")) {
			this.contextRunner
				.withInitializer((context) -> ConfigurationPropertySources.attach(context.getEnvironment()))
				.withPropertyValues("management.health." + name + ".enabled=false")
				.run((context) -> assertThat(context).doesNotHaveBean(AiSecurityHealthIndicator.class)
					.hasSingleBean(AiSecurityEndpoint.class));
		}
	}

	@Test
	void auditNeedsARepository() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(AuditDecisionListener.class));
	}

	@Test
	void backsOffForBeansOfTheUser() {
		this.contextRunner.withBean(AuditEventRepository.class, InMemoryAuditEventRepository::new)
			.withBean("ownAudit", AuditDecisionListener.class, () -> new AuditDecisionListener((event) -> {
			}))
			.withBean("aiSecurityHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).hasSingleBean(AuditDecisionListener.class)
				.hasBean("ownAudit")
				.hasSingleBean(HealthIndicator.class)
				.doesNotHaveBean(AiSecurityHealthIndicator.class));
	}

	@Test
	void nothingIsThereWhenTheGuardIsDisabled() {
		this.contextRunner.withPropertyValues("ai.security.enabled=false")
			.withBean(EnforcementModes.class, () -> new EnforcementModes(EnforcementMode.OFF, java.util.Map.of()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(AiSecurityEndpoint.class)
				.doesNotHaveBean(AiSecurityHealthIndicator.class));
	}

	@Test
	void withoutActuatorTheGuardWorks() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasSingleBean(InteractionGuard.class)
				.doesNotHaveBean(AiSecurityEndpoint.class)
				.doesNotHaveBean(AiSecurityHealthIndicator.class));
	}

	@Test
	void withoutHealthTheEndpointIsThere() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasSingleBean(AiSecurityEndpoint.class)
				.doesNotHaveBean(AiSecurityHealthIndicator.class));
	}

}
