package dev.aisecurity.autoconfigure;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.web.BlockedInteractionHandler;
import dev.aisecurity.web.EdgeFilter;
import dev.aisecurity.web.InspectionTripwire;
import dev.aisecurity.web.LlmSecurityFilter;
import dev.aisecurity.web.ProblemBlockedInteractionHandler;
import dev.aisecurity.web.SessionIdResolver;
import dev.aisecurity.web.TripwireResponseAdvice;
import dev.aisecurity.web.UntrustedHeaderFilter;
import dev.aisecurity.web.extract.RequestLimits;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

import static org.assertj.core.api.Assertions.assertThat;

class AiSecurityWebAutoConfigurationTests {

	private static final AutoConfigurations GUARD = AutoConfigurations.of(AiSecurityAutoConfiguration.class,
			AiSecurityMethodAutoConfiguration.class, AiSecurityWebAutoConfiguration.class,
			AiSecurityIdentityAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(GUARD);

	@Test
	void doorIsThereByDefault() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(InspectionTripwire.class).hasSingleBean(TripwireResponseAdvice.class);
			assertThat(context).getBean(BlockedInteractionHandler.class)
				.isInstanceOf(ProblemBlockedInteractionHandler.class);
			assertThat(context.getBean(SessionIdResolver.class)).isSameAs(SessionIdResolver.HTTP_SESSION);
			assertRegistration(context.getBean("aiSecurityEdgeFilter"), EdgeFilter.class, -110);
			assertRegistration(context.getBean("aiSecurityLlmSecurityFilter"), LlmSecurityFilter.class, -90);
			assertRegistration(context.getBean("aiSecurityUntrustedHeaderFilter"), UntrustedHeaderFilter.class,
					UntrustedHeaderFilter.ORDER);
		});
	}

	private static void assertRegistration(Object bean, Class<? extends Filter> type, int order) {
		FilterRegistrationBean<?> registration = (FilterRegistrationBean<?>) bean;
		assertThat(registration.getFilter()).isInstanceOf(type);
		assertThat(registration.getOrder()).isEqualTo(order);
		assertThat(registration.isAsyncSupported()).isTrue();
		assertThat(registration.determineDispatcherTypes()).isEqualTo(EnumSet.allOf(DispatcherType.class));
		assertThat(registration.getUrlPatterns()).isEmpty();
	}

	@Test
	void backsOffForBeansOfTheUser() {
		this.contextRunner.withUserConfiguration(OwnBeans.class)
			.run((context) -> assertThat(context).hasSingleBean(BlockedInteractionHandler.class)
				.hasBean("ownHandler")
				.hasSingleBean(SessionIdResolver.class)
				.hasBean("ownSessions")
				.hasSingleBean(RequestLimits.class)
				.hasBean("ownLimits"));
	}

	@Test
	void doorIsGoneWhenDisabled() {
		this.contextRunner.withPropertyValues("ai.security.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Filter.class)
				.doesNotHaveBean(FilterRegistrationBean.class)
				.doesNotHaveBean(InspectionTripwire.class));
	}

	@Test
	void whenDisabledThenAGuardOfTheUserDoesNotBringItBack() {
		this.contextRunner.withPropertyValues("ai.security.enabled=false")
			.withBean(InteractionGuard.class, () -> new InteractionGuard((interaction, observed) -> {
				throw new IllegalStateException("not called");
			}, List.of()))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
	}

	@Test
	void doorNeedsServletsAndSpringMvc() {
		for (Class<?> missing : List.of(DispatcherServlet.class, Filter.class)) {
			this.contextRunner.withClassLoader(new FilteredClassLoader(missing))
				.run((context) -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class)
					.hasSingleBean(InteractionGuard.class));
		}
	}

	@Test
	void doorNeedsAWebApplication() {
		new ApplicationContextRunner().withConfiguration(GUARD)
			.run((context) -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class)
				.hasSingleBean(InteractionGuard.class));
	}

	@Test
	void limitsAreThoseOfTheProperties() {
		this.contextRunner
			.withPropertyValues("ai.security.limits.body=2KB", "ai.security.limits.characters=300",
					"ai.security.limits.leaves=4", "ai.security.limits.depth=5", "ai.security.limits.json-tokens=6",
					"ai.security.limits.parts=7", "ai.security.limits.parameters=8")
			.run((context) -> assertThat(context.getBean(RequestLimits.class))
				.isEqualTo(new RequestLimits(2048, 300, 4, 5, 6, 7, 8)));
	}

	@Test
	void configuredPathsAreGuardedAndReported() {
		this.contextRunner
			.withPropertyValues("ai.security.endpoints.route.paths=/third/{topic}",
					"ai.security.endpoints.route.methods=post", "ai.security.endpoints.route.output.format=html")
			.run((context) -> assertThat(context.getBean(EndpointRegistry.class).all()).singleElement()
				.satisfies((resource) -> {
					assertThat(resource.declaration()).contains("ai.security.endpoints.route", "/third/{topic}");
					assertThat(resource.endpoint().output()).isEqualTo(OutputFormat.HTML);
				}));
	}

	@Test
	void filtersStandAroundSpringSecurityInARunningServer() {
		new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
			.withConfiguration(AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class,
					DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
					HttpMessageConvertersAutoConfiguration.class, SecurityAutoConfiguration.class,
					ServletWebSecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class,
					UserDetailsServiceAutoConfiguration.class))
			.withConfiguration(GUARD)
			.withPropertyValues("server.port=0")
			.run((context) -> {
				TomcatWebServer server = (TomcatWebServer) ((AnnotationConfigServletWebServerApplicationContext) context
					.getSourceApplicationContext()).getWebServer();
				FilterMap[] filters = ((org.apache.catalina.Context) server.getTomcat().getHost().findChildren()[0])
					.findFilterMaps();
				assertThat(filters).extracting(FilterMap::getFilterName)
					.containsSubsequence("aiSecurityUntrustedHeaderFilter", "aiSecurityEdgeFilter",
							"springSecurityFilterChain", "aiSecurityLlmSecurityFilter")
					.doesNotHaveDuplicates();
				assertThat(Arrays.stream(filters).filter((filter) -> filter.getFilterName().startsWith("aiSecurity")))
					.hasSize(3)
					.allSatisfy((filter) -> {
						assertThat(filter.getURLPatterns()).containsExactly("/*");
						assertThat(filter.getDispatcherNames()).containsExactlyInAnyOrder("FORWARD", "INCLUDE",
								"REQUEST", "ERROR", "ASYNC");
					});
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		BlockedInteractionHandler ownHandler() {
			return (request, response, decision) -> response.setStatus(418);
		}

		@Bean
		SessionIdResolver ownSessions() {
			return (request) -> null;
		}

		@Bean
		RequestLimits ownLimits() {
			return RequestLimits.DEFAULT;
		}

	}

}
