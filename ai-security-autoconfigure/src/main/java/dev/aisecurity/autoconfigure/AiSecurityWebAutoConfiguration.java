package dev.aisecurity.autoconfigure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.autoconfigure.AiSecurityProperties.Coverage;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.EndpointResolver;
import dev.aisecurity.endpoint.GuardedResource;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.method.LlmEndpointAdvisor;
import dev.aisecurity.output.OutputSettings;
import dev.aisecurity.output.body.BodyRewriters;
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
import dev.aisecurity.web.PlainTextInterceptor;
import dev.aisecurity.web.ProblemBlockedInteractionHandler;
import dev.aisecurity.web.Refusals;
import dev.aisecurity.web.RequestReader;
import dev.aisecurity.web.SessionIdResolver;
import dev.aisecurity.web.TextHandlers;
import dev.aisecurity.web.TripwireResponseAdvice;
import dev.aisecurity.web.UntrustedHeaderFilter;
import dev.aisecurity.web.answer.Answers;
import dev.aisecurity.web.extract.PromptExtractor;
import dev.aisecurity.web.extract.PromptExtractors;
import dev.aisecurity.web.extract.RequestLimits;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * The door: filters before every guarded HTTP endpoint.
 */
@AutoConfiguration(after = { AiSecurityAutoConfiguration.class, AiSecurityMethodAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, DispatcherServlet.class })
@ConditionalOnBean(InteractionGuard.class)
@ConditionalOnBooleanProperty(name = "ai.security.enabled", matchIfMissing = true)
public final class AiSecurityWebAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RequestLimits aiSecurityRequestLimits(AiSecurityProperties properties) {
		AiSecurityProperties.Limits limits = properties.limits();
		return new RequestLimits((int) limits.body().toBytes(), limits.characters(), limits.leaves(), limits.depth(),
				limits.jsonTokens(), limits.parts(), limits.parameters());
	}

	@Bean
	@ConditionalOnMissingBean
	PromptExtractors aiSecurityPromptExtractors(ObjectProvider<PromptExtractor> extractors, RequestLimits limits) {
		return new PromptExtractors(extractors.orderedStream().toList(), limits);
	}

	@Bean
	@ConditionalOnMissingBean(SessionIdResolver.class)
	SessionIdResolver aiSecuritySessionIdResolver() {
		return SessionIdResolver.HTTP_SESSION;
	}

	@Bean
	@ConditionalOnMissingBean(BlockedInteractionHandler.class)
	ProblemBlockedInteractionHandler aiSecurityBlockedInteractionHandler(AiSecurityProperties properties) {
		return new ProblemBlockedInteractionHandler(properties.defaultPolicy().retryAfter());
	}

	@Bean
	@ConditionalOnMissingBean
	Refusals aiSecurityRefusals(BlockedInteractionHandler handler) {
		return new Refusals(handler);
	}

	@Bean
	@ConditionalOnMissingBean
	ConfiguredEndpoints aiSecurityConfiguredEndpoints(AiSecurityProperties properties, EndpointRegistry registry,
			@Qualifier("mvcPatternParser") ObjectProvider<PathPatternParser> parser) {
		List<ConfiguredEndpoint> endpoints = new ArrayList<>();
		properties.endpoints().forEach((id, settings) -> {
			if (!settings.paths().isEmpty()) {
				String declaration = AiSecurityProperties.PREFIX + ".endpoints." + id;
				EndpointOutputProperties output = settings.output();
				OutputFormat format = (output != null) ? output.format() : null;
				Endpoint endpoint = new Endpoint(EndpointSettingsReader.id(id), settings.policies(),
						(format != null) ? format : OutputFormat.AUTO);
				endpoints
					.add(new ConfiguredEndpoint(endpoint, settings.paths(), methods(settings), settings.headers()));
				registry.add(new GuardedResource(endpoint, declaration + " " + settings.paths(), List.of()));
			}
		});
		try {
			return new ConfiguredEndpoints(endpoints, parser.getIfAvailable(PathPatternParser::new));
		}
		catch (PatternParseException ex) {
			throw new InvalidConfigurationPropertyValueException(AiSecurityProperties.PREFIX + ".endpoints.*.paths",
					endpoints.stream().map(ConfiguredEndpoint::paths).toList(),
					"One of them is not a path pattern: " + ex.toDetailedString());
		}
	}

	private static Set<String> headers(AiSecurityProperties properties, EndpointId id) {
		EndpointProperties settings = properties.endpoints().get(id.value());
		return (settings != null) ? settings.headers() : Set.of();
	}

	private static Set<HttpMethod> methods(EndpointProperties settings) {
		Set<HttpMethod> methods = new LinkedHashSet<>();
		settings.methods().forEach((method) -> methods.add(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT))));
		return methods;
	}

	@Bean
	@ConditionalOnMissingBean
	HandlerEndpoints aiSecurityHandlerEndpoints(ApplicationContext context, EndpointResolver resolver,
			ConfiguredEndpoints configured, ObjectProvider<JsonMapper> mapper, AiSecurityProperties properties) {
		GuardedHandlers handlers = new GuardedHandlers(resolver, new AdvisedHandlers(LlmEndpointAdvisor::isAdvised),
				() -> mapper.getIfUnique(JsonMapper::shared), (id) -> headers(properties, id));
		return new HandlerEndpoints(context, handlers, configured);
	}

	@Bean
	FilterRegistrationBean<UntrustedHeaderFilter> aiSecurityUntrustedHeaderFilter() {
		return register(new UntrustedHeaderFilter(), UntrustedHeaderFilter.ORDER);
	}

	@Bean
	FilterRegistrationBean<EdgeFilter> aiSecurityEdgeFilter(HandlerEndpoints endpoints, InteractionGuard guard,
			Refusals refusals, RequestLimits limits) {
		return register(new EdgeFilter(endpoints, guard, refusals, limits), EdgeFilter.ORDER);
	}

	@Bean
	@ConditionalOnMissingBean
	Answers aiSecurityAnswers(InteractionGuard guard, OutputSettings settings, BodyRewriters rewriters,
			Refusals refusals) {
		return new Answers(guard, settings, rewriters, refusals);
	}

	@Bean
	FilterRegistrationBean<LlmSecurityFilter> aiSecurityLlmSecurityFilter(HandlerEndpoints endpoints,
			InteractionGuard guard, PromptExtractors extractors, RequestLimits limits, SubjectResolver subjects,
			SessionIdResolver sessions, Refusals refusals, Answers answers) {
		return register(new LlmSecurityFilter(endpoints, guard, new RequestReader(extractors, limits), subjects,
				sessions, refusals, answers), LlmSecurityFilter.ORDER);
	}

	private static <T extends Filter> FilterRegistrationBean<T> register(T filter, int order) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
		registration.setAsyncSupported(true);
		return registration;
	}

	@Bean
	InspectionTripwire aiSecurityInspectionTripwire(HandlerEndpoints endpoints, InteractionGuard guard,
			AiSecurityProperties properties) {
		return new InspectionTripwire(endpoints, guard, properties.coverage() == Coverage.STRICT);
	}

	@Bean
	@ConditionalOnBooleanProperty("ai.security.output.pin-text")
	PlainTextInterceptor aiSecurityPlainTextInterceptor(HandlerEndpoints endpoints) {
		return new PlainTextInterceptor(endpoints, new TextHandlers());
	}

	@Bean
	TripwireResponseAdvice aiSecurityTripwireResponseAdvice(InspectionTripwire tripwire) {
		return new TripwireResponseAdvice(tripwire);
	}

	@Bean
	BlockedInteractionExceptionResolver aiSecurityBlockedInteractionExceptionResolver(Refusals refusals) {
		return new BlockedInteractionExceptionResolver(refusals);
	}

	@Configuration(proxyBeanMethods = false)
	static class MvcConfiguration implements WebMvcConfigurer, Ordered {

		private final ObjectProvider<InspectionTripwire> tripwire;

		private final ObjectProvider<PlainTextInterceptor> plainText;

		MvcConfiguration(ObjectProvider<InspectionTripwire> tripwire, ObjectProvider<PlainTextInterceptor> plainText) {
			this.tripwire = tripwire;
			this.plainText = plainText;
		}

		@Override
		public int getOrder() {
			return Ordered.LOWEST_PRECEDENCE;
		}

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(this.tripwire.getObject()).order(Ordered.LOWEST_PRECEDENCE);
			this.plainText.ifAvailable(registry::addInterceptor);
		}

	}

}
