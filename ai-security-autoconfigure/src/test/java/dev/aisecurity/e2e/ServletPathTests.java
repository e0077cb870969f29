package dev.aisecurity.e2e;

import dev.aisecurity.annotation.LlmEndpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * Dispatcher servlets below a path, more than one of them, and one that starts late.
 */
@Import(ServletPathTests.SecondServlet.class)
@TestPropertySource(properties = { "spring.mvc.servlet.path=/api", "server.servlet.context-path=/app" })
class ServletPathTests extends HttpTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "/app/api/text", "/app/api/%74ext;x=1", "/app/api/fn/ask", "/app/api/third/x",
			"/app/servlet/x", "/app/second/other", "/app/second/oth%65r" })
	void whenServletIsBelowPathThenAttackIsRefused(String path) {
		assertRefused(this.client.post(path, "text/plain", FORBIDDEN), 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/app/api/text", "/app/api/fn/ask", "/app/servlet/x", "/app/second/other" })
	void whenServletIsBelowPathThenHarmlessTextIsHandled(String path) {
		assertHandled(this.client.post(path, "text/plain", HARMLESS), HARMLESS);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class SecondServlet {

		@Bean
		ServletRegistrationBean<DispatcherServlet> secondServlet() {
			AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
			context.register(Second.class);
			ServletRegistrationBean<DispatcherServlet> registration = new ServletRegistrationBean<>(
					new DispatcherServlet(context), "/second/*");
			registration.setName("second");
			registration.setLoadOnStartup(1);
			return registration;
		}

	}

	@EnableWebMvc
	@Import(OtherHandler.class)
	static class Second {

		@Bean
		static DefaultAdvisorAutoProxyCreator proxies() {
			DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
			creator.setProxyTargetClass(true);
			return creator;
		}

	}

	@RestController
	static class OtherHandler {

		private final Ledger ledger;

		OtherHandler(Ledger ledger) {
			this.ledger = ledger;
		}

		@LlmEndpoint("other")
		@PostMapping("/other")
		String other(@RequestBody String text) {
			return this.ledger.handle(text);
		}

	}

}
