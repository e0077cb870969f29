package dev.aisecurity.e2e;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.aisecurity.decision.DefaultPolicyDecisionPoint;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.decision.InspectionSettings;
import dev.aisecurity.decision.NoisyOrRiskAggregator;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.guard.ExchangeHolder;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.method.ArgumentLimits;
import dev.aisecurity.method.GuardProxyRegistrar;
import dev.aisecurity.method.LlmEndpointAdvisor;
import dev.aisecurity.method.LlmEndpointInterceptor;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.output.OutputProfile;
import dev.aisecurity.output.OutputSettings;
import dev.aisecurity.output.body.BodyRewriters;
import dev.aisecurity.policy.BuiltInPolicies;
import dev.aisecurity.policy.BuiltInPolicySettings;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.web.AdvisedHandlers;
import dev.aisecurity.web.BlockedInteractionExceptionResolver;
import dev.aisecurity.web.BlockedInteractionHandler;
import dev.aisecurity.web.ConfiguredEndpoint;
import dev.aisecurity.web.ConfiguredEndpoints;
import dev.aisecurity.web.EdgeFilter;
import dev.aisecurity.web.GuardedHandlers;
import dev.aisecurity.web.HandlerEndpoints;
import dev.aisecurity.web.InspectionTripwire;
import dev.aisecurity.web.LlmSecurityFilter;
import dev.aisecurity.web.ProblemBlockedInteractionHandler;
import dev.aisecurity.web.Refusals;
import dev.aisecurity.web.RequestReader;
import dev.aisecurity.web.SessionIdResolver;
import dev.aisecurity.web.TripwireResponseAdvice;
import dev.aisecurity.web.UntrustedHeaderFilter;
import dev.aisecurity.web.answer.Answers;
import dev.aisecurity.web.extract.PromptExtractors;
import dev.aisecurity.web.extract.RequestLimits;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Wires the guard by hand, all of it in this one place.
 */
@Configuration(proxyBeanMethods = false)
@Import(GuardProxyRegistrar.class)
class WebTestConfiguration {

	static final int MAX_BYTES = 64 * 1024;

	@Bean
	Ledger ledger() {
		return new Ledger();
	}

	@Bean
	EnforcementModes enforcementModes() {
		return new EnforcementModes(EnforcementMode.ENFORCE, Map.of());
	}

	@Bean
	InteractionGuard interactionGuard(EnforcementModes modes, Ledger ledger, ObjectProvider<Policy> ownPolicies) {
		List<Detector> detectors = List.of(new KeywordDetector());
		List<Policy> policies = new ArrayList<>(BuiltInPolicies.of(BuiltInPolicySettings.DEFAULT)
			.stream()
			.filter((policy) -> !policy.id().contains("secret"))
			.toList());
		KeywordDetector.WORDS.values().forEach((verdict) -> policies.add(new KeywordPolicy(verdict)));
		policies.addAll(ownPolicies.orderedStream().toList());
		PolicySet set = new PolicySet("test", policies, List.of());
		return new InteractionGuard(new DefaultPolicyDecisionPoint(DefaultNormalizer.standard(), detectors,
				new NoisyOrRiskAggregator(Map.of()), () -> set, modes,
				new InspectionSettings(Duration.ofSeconds(60), InspectionSettings.Levels.DEFAULT, Map.of()),
				Clock.systemUTC(), System::nanoTime, () -> UUID.randomUUID().toString()), List.of(ledger));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static EndpointResolver endpointResolver() {
		return new EndpointResolver();
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static LlmEndpointAdvisor llmEndpointAdvisor(EndpointResolver endpoints, ObjectProvider<InteractionGuard> guard) {
		return new LlmEndpointAdvisor(endpoints, new LlmEndpointInterceptor(endpoints, guard::getObject,
				() -> SubjectResolver.PRINCIPAL, () -> ArgumentLimits.DEFAULT, List::of), true);
	}

	@Bean
	ConfiguredEndpoints configuredEndpoints() {
		return new ConfiguredEndpoints(List.of(
				new ConfiguredEndpoint(Endpoint.of("functional"), List.of("/fn/**"), Set.of(), Set.of("X-Prompt")),
				new ConfiguredEndpoint(Endpoint.of("third-party"), List.of("/third/{topic}"), Set.of(HttpMethod.POST),
						Set.of()),
				new ConfiguredEndpoint(Endpoint.of("servlet"), List.of("/servlet/*"), Set.of(), Set.of())),
				new PathPatternParser());
	}

	@Bean
	HandlerEndpoints handlerEndpoints(ApplicationContext context, EndpointResolver endpoints,
			ConfiguredEndpoints configured) {
		return new HandlerEndpoints(context,
				new GuardedHandlers(endpoints, new AdvisedHandlers(LlmEndpointAdvisor::isAdvised), JsonMapper::shared),
				configured);
	}

	@Bean
	Refusals refusals(ObjectProvider<BlockedInteractionHandler> handler) {
		return new Refusals(handler.getIfAvailable(() -> new ProblemBlockedInteractionHandler(Duration.ofSeconds(60))));
	}

	@Bean
	FilterRegistrationBean<Filter> untrustedHeaderFilter() {
		return registration(new UntrustedHeaderFilter(), UntrustedHeaderFilter.ORDER);
	}

	@Bean
	FilterRegistrationBean<Filter> edgeFilter(HandlerEndpoints endpoints, InteractionGuard guard, Refusals refusals) {
		return registration(new EdgeFilter(endpoints, guard, refusals, limits()), EdgeFilter.ORDER);
	}

	@Bean
	FilterRegistrationBean<Filter> llmSecurityFilter(HandlerEndpoints endpoints, InteractionGuard guard,
			Refusals refusals) {
		return registration(
				new LlmSecurityFilter(endpoints, guard, new RequestReader(new PromptExtractors(limits()), limits()),
						SubjectResolver.PRINCIPAL, SessionIdResolver.HTTP_SESSION, refusals, new Answers(guard,
								new OutputSettings(OutputProfile.DEFAULT, Map.of()), new BodyRewriters(), refusals)),
				LlmSecurityFilter.ORDER);
	}

	private static RequestLimits limits() {
		RequestLimits defaults = RequestLimits.DEFAULT;
		return new RequestLimits(MAX_BYTES, defaults.maxCharacters(), defaults.maxLeaves(), defaults.maxDepth(),
				defaults.maxTokens(), defaults.maxParts(), defaults.maxParameters());
	}

	private static FilterRegistrationBean<Filter> registration(Filter filter, int order) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		return registration;
	}

	@Bean
	BlockedInteractionExceptionResolver blockedInteractionExceptionResolver(Refusals refusals) {
		return new BlockedInteractionExceptionResolver(refusals);
	}

	@Bean
	InspectionTripwire inspectionTripwire(HandlerEndpoints endpoints, InteractionGuard guard,
			@Value("${test.strict:true}") boolean strict) {
		return new InspectionTripwire(endpoints, guard, strict);
	}

	@Bean
	TripwireResponseAdvice tripwireResponseAdvice(InspectionTripwire tripwire) {
		return new TripwireResponseAdvice(tripwire);
	}

	@Bean
	WebMvcConfigurer tripwireConfigurer(InspectionTripwire tripwire) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(tripwire).order(Ordered.LOWEST_PRECEDENCE);
			}

		};
	}

	/**
	 * Looks for what a request leaves behind on its thread.
	 */
	@Bean
	FilterRegistrationBean<Filter> leakProbe(Ledger ledger) {
		return registration((request, response, chain) -> {
			DispatcherType type = request.getDispatcherType();
			boolean nested = type == DispatcherType.FORWARD || type == DispatcherType.INCLUDE;
			try {
				if (!nested && ExchangeHolder.set(null) != null) {
					ledger.leak("before " + type);
				}
				chain.doFilter(request, response);
			}
			finally {
				if (!nested && ExchangeHolder.set(null) != null) {
					ledger.leak("after " + type);
				}
			}
		}, Ordered.HIGHEST_PRECEDENCE);
	}

}
