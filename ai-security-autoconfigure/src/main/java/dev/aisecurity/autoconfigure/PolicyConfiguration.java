package dev.aisecurity.autoconfigure;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.expression.SpelPolicyCondition;
import dev.aisecurity.policy.BuiltInPolicies;
import dev.aisecurity.policy.BuiltInPolicySettings;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyDocument;
import dev.aisecurity.policy.PolicyFactory;
import dev.aisecurity.policy.PolicyFileWatcher;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.PolicySource;
import dev.aisecurity.policy.PolicyValidator;
import dev.aisecurity.policy.ReloadablePolicyRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/**
 * The policies in force.
 */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

	@Bean
	@ConditionalOnMissingBean(PolicyRepository.class)
	ReloadablePolicyRepository aiSecurityPolicyRepository(AiSecurityProperties properties,
			ObjectProvider<Policy> policies, KnownRules rules, EndpointRegistry endpoints) {
		List<Policy> given = new ArrayList<>(BuiltInPolicies.of(builtIn(properties.defaultPolicy())));
		given.addAll(policies.orderedStream().toList());
		PolicyDocument document = PolicyDocument.ofProperties(AiSecurityProperties.PREFIX, properties.policies(),
				properties.exclusions());
		PolicyValidator validator = new PolicyValidator(rules::ids, () -> endpointIds(endpoints, properties),
				() -> namedPolicies(endpoints, properties));
		return new ReloadablePolicyRepository(given, document, source(properties.policyLocation()),
				new PolicyFactory(SpelPolicyCondition::new), validator, Clock.systemUTC());
	}

	private static BuiltInPolicySettings builtIn(AiSecurityProperties.DefaultPolicySettings settings) {
		try {
			return new BuiltInPolicySettings(settings.blockAt(), settings.highRisk(), settings.sureAt(),
					settings.input(), settings.output(), settings.retryAfter());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(AiSecurityProperties.PREFIX + ".default-policy",
					settings, ex.getMessage() + ".");
		}
	}

	private static Set<String> endpointIds(EndpointRegistry endpoints, AiSecurityProperties properties) {
		Set<String> ids = new LinkedHashSet<>(properties.endpoints().keySet());
		endpoints.all().forEach((resource) -> ids.add(resource.endpoint().id().value()));
		return ids;
	}

	private static Set<String> namedPolicies(EndpointRegistry endpoints, AiSecurityProperties properties) {
		Set<String> names = new LinkedHashSet<>();
		endpoints.all().forEach((resource) -> names.addAll(resource.endpoint().policies()));
		properties.endpoints().values().forEach((settings) -> names.addAll(settings.policies()));
		return names;
	}

	private static @Nullable PolicySource source(@Nullable Resource location) {
		if (location == null) {
			return null;
		}
		try {
			return location.isFile() ? PolicySource.of(location.getFile().toPath())
					: PolicySource.of(location.getURL());
		}
		catch (IOException ex) {
			throw new InvalidConfigurationPropertyValueException(AiSecurityProperties.PREFIX + ".policy-location",
					location.getDescription(), "It cannot be resolved: " + ex.getMessage());
		}
	}

	@Bean(initMethod = "start", destroyMethod = "close")
	@ConditionalOnProperty("ai.security.policy-location")
	@ConditionalOnBean(ReloadablePolicyRepository.class)
	PolicyFileWatcher aiSecurityPolicyFileWatcher(ReloadablePolicyRepository repository,
			AiSecurityProperties properties) {
		return new PolicyFileWatcher(repository, properties.policyRefresh());
	}

}
