package dev.aisecurity.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.aisecurity.autoconfigure.AiSecurityProperties.Coverage;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.method.ArgumentLimits;
import dev.aisecurity.method.GuardCoverage;
import dev.aisecurity.method.GuardProxyRegistrar;
import dev.aisecurity.method.LlmEndpointAdvisor;
import dev.aisecurity.method.LlmEndpointInterceptor;
import dev.aisecurity.output.AnswerAdapter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * The desk: advice around every annotated method.
 */
@AutoConfiguration(after = AiSecurityAutoConfiguration.class)
@ConditionalOnBean(InteractionGuard.class)
@Import(GuardProxyRegistrar.class)
@ConditionalOnBooleanProperty(name = "ai.security.enabled", matchIfMissing = true)
public final class AiSecurityMethodAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	@ConditionalOnMissingBean
	static LlmEndpointAdvisor aiSecurityLlmEndpointAdvisor(ObjectProvider<InteractionGuard> guard,
			ObjectProvider<SubjectResolver> subjects, ObjectProvider<ArgumentLimits> limits,
			ObjectProvider<AnswerAdapter<?>> adapters, Environment environment) {
		Binder binder = Binder.get(environment);
		EndpointResolver endpoints = new EndpointResolver(EndpointSettingsReader.formats(binder
			.bind(AiSecurityProperties.PREFIX + ".endpoints", Bindable.mapOf(String.class, EndpointProperties.class))
			.orElse(Map.of())));
		Coverage coverage = binder.bind(AiSecurityProperties.PREFIX + ".coverage", Coverage.class)
			.orElse(Coverage.STRICT);
		return new LlmEndpointAdvisor(endpoints, new LlmEndpointInterceptor(endpoints, guard::getObject,
				subjects::getObject, limits::getObject, () -> adapters.orderedStream().toList()),
				coverage == Coverage.STRICT);
	}

	@Bean
	@ConditionalOnMissingBean
	ArgumentLimits aiSecurityArgumentLimits(AiSecurityProperties properties) {
		AiSecurityProperties.Limits limits = properties.limits();
		return new ArgumentLimits(limits.depth(), ArgumentLimits.DEFAULT.leaves(), ArgumentLimits.DEFAULT.characters());
	}

	@Bean
	@Lazy(false)
	@ConditionalOnMissingBean
	GuardCoverage aiSecurityGuardCoverage(ConfigurableListableBeanFactory beans, EndpointResolver endpoints,
			EndpointRegistry registry, ObjectProvider<InteractionGuard> guard, AiSecurityProperties properties) {
		Collection<String> packages = (properties.searchPackages() && AutoConfigurationPackages.has(beans))
				? AutoConfigurationPackages.get(beans) : List.of();
		return new GuardCoverage(beans, endpoints, registry, guard::getObject, properties.coverage() == Coverage.STRICT,
				packages);
	}

}
