package dev.aisecurity.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.web.TextHandlers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Checks, once everything is there, that configuration and code fit together, and reports
 * what is guarded.
 */
@AutoConfiguration(after = { AiSecurityMethodAutoConfiguration.class, AiSecurityWebAutoConfiguration.class })
@ConditionalOnBean(InteractionGuard.class)
@ConditionalOnBooleanProperty(name = "ai.security.enabled", matchIfMissing = true)
public final class AiSecurityStartupAutoConfiguration {

	@Bean
	@Lazy(false)
	StartupCheck aiSecurityStartupCheck(AiSecurityProperties properties, EndpointRegistry endpoints,
			PolicyRepository policies, ObjectProvider<Detector> detectors, Environment environment) {
		return new StartupCheck(properties, endpoints, policies, () -> detectors.orderedStream().toList(), environment);
	}

	@Bean
	StartupReport aiSecurityStartupReport(EndpointRegistry endpoints, EnforcementModes modes, PolicyRepository policies,
			ObjectProvider<RulePack> rules, AiSecurityProperties properties,
			ObjectProvider<UnguardedHandlers> unguarded) {
		return new StartupReport(endpoints, modes, policies, rules.getIfUnique(), properties,
				unguarded.getIfAvailable(() -> List::of));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass(RequestMappingHandlerMapping.class)
	static class Handlers {

		@Bean
		UnguardedHandlers aiSecurityUnguardedHandlers(ObjectProvider<RequestMappingHandlerMapping> mappings,
				EndpointResolver endpoints) {
			return () -> {
				List<String> unguarded = new ArrayList<>();
				mappings.orderedStream()
					.forEach((mapping) -> mapping.getHandlerMethods().values().forEach((handler) -> {
						if (isUnguarded(handler, endpoints)) {
							unguarded.add(handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName());
						}
					}));
				return unguarded.stream().distinct().sorted().toList();
			};
		}

		@Bean
		@ConditionalOnBooleanProperty(name = "ai.security.output.pin-text", havingValue = false, matchIfMissing = true)
		ClientChosenTypes aiSecurityClientChosenTypes(ObjectProvider<RequestMappingHandlerMapping> mappings,
				EndpointResolver endpoints) {
			return new ClientChosenTypes(mappings, endpoints, new TextHandlers());
		}

		private static boolean isUnguarded(HandlerMethod handler, EndpointResolver endpoints) {
			return endpoints.resolve(handler.getMethod(), handler.getBeanType()) == null
					&& !handler.getBeanType().getName().startsWith("org.springframework.");
		}

	}

}
