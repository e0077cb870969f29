package dev.aisecurity.method;

import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.DecisionListener;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.SubjectResolver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;

/**
 * A desk in front of a {@link RecordingDecisionPoint}, wired the way the
 * auto-configuration does it.
 */
@Configuration(proxyBeanMethods = false)
@Import(GuardProxyRegistrar.class)
class DeskConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static EndpointResolver endpointResolver() {
		return new EndpointResolver();
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static LlmEndpointAdvisor llmEndpointAdvisor(EndpointResolver endpoints, ObjectProvider<InteractionGuard> guard,
			ObjectProvider<SubjectResolver> subjects) {
		return new LlmEndpointAdvisor(endpoints,
				new LlmEndpointInterceptor(endpoints, guard::getObject,
						() -> subjects.getIfAvailable(() -> SubjectResolver.PRINCIPAL), () -> ArgumentLimits.DEFAULT,
						java.util.List::of),
				true);
	}

	@Bean
	EndpointRegistry endpointRegistry() {
		return new EndpointRegistry();
	}

	@Bean
	RecordingDecisionPoint decisionPoint() {
		return new RecordingDecisionPoint();
	}

	@Bean
	InteractionGuard interactionGuard(RecordingDecisionPoint decisionPoint,
			ObjectProvider<DecisionListener> listeners) {
		return new InteractionGuard(decisionPoint, listeners.stream().toList());
	}

}
