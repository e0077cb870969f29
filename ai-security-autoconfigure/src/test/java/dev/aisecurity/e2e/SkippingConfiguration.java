package dev.aisecurity.e2e;

import java.util.concurrent.Callable;

import dev.aisecurity.annotation.LlmEndpoint;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.HiddenHttpMethodFilter;

/**
 * An application that gets in the way of the guard.
 */
@Configuration(proxyBeanMethods = false)
class SkippingConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DefaultPointcutAdvisor skippingAdvisor() {
		NameMatchMethodPointcut pointcut = new NameMatchMethodPointcut();
		pointcut.addMethodName("skipped");
		pointcut.addMethodName("skippedCallable");
		pointcut.setClassFilter((type) -> SkippedHandlers.class.isAssignableFrom(type));
		DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(pointcut,
				(MethodInterceptor) (invocation) -> invocation.getMethod().getReturnType().equals(String.class)
						? "skipped" : (Callable<String>) () -> "skipped");
		advisor.setOrder(0);
		return advisor;
	}

	@Bean
	FilterRegistrationBean<Filter> rewritingFilter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
				(request, response, chain) -> chain.doFilter(new Rewritten((HttpServletRequest) request), response));
		registration.addUrlPatterns("/rewritten");
		return registration;
	}

	@Bean
	HiddenHttpMethodFilter hiddenHttpMethodFilter() {
		return new HiddenHttpMethodFilter();
	}

	@RestController
	static class SkippedHandlers {

		@LlmEndpoint("skipped")
		@PostMapping("/skipped")
		String skipped(@RequestBody String text) {
			return text;
		}

		@LlmEndpoint("skipped-callable")
		@PostMapping("/skipped-callable")
		Callable<String> skippedCallable(@RequestBody String text) {
			return () -> text;
		}

	}

	/**
	 * A request that says it is for another path.
	 */
	private static final class Rewritten extends HttpServletRequestWrapper {

		Rewritten(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getRequestURI() {
			return "/fn/ask";
		}

		@Override
		public String getServletPath() {
			return "/fn/ask";
		}

	}

}
