package dev.aisecurity.sample;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * Three users with passwords like their names, as this is a demo. Passwords are not
 * hashed, so that a load test measures the guard.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String BEARER = "Bearer ";

	// As strict as it can be while attacks still show what they do without the guard:
	// scripts in answers run, and images load from the attacker's origin. An application
	// of your own should allow neither.
	private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
			+ "style-src 'self'; connect-src 'self'; img-src 'self' http://127.0.0.1:*; base-uri 'none'; "
			+ "form-action 'self'; frame-ancestors 'none'";

	@Bean
	SecurityFilterChain security(HttpSecurity http, UserDetailsService users) {
		return http.addFilterBefore(apiKeys(users), BasicAuthenticationFilter.class)
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/", "/index.html", "/chat.js", "/chat.css", "/webjars/**", "/demo/attacks",
						"/demo/stolen")
				.permitAll()
				.requestMatchers("/actuator/health/**")
				.permitAll()
				.requestMatchers("/actuator/**")
				.hasRole("ANALYST")
				.requestMatchers(HttpMethod.PUT, "/demo/mode")
				.hasRole("ANALYST")
				.anyRequest()
				.authenticated())
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_POLICY)))
			.httpBasic(Customizer.withDefaults())
			.formLogin((login) -> login.defaultSuccessUrl("/", true))
			.logout((logout) -> logout.logoutSuccessUrl("/"))
			.csrf((csrf) -> csrf.spa()
				.ignoringRequestMatchers((request) -> request.getHeader(HttpHeaders.AUTHORIZATION) != null))
			.build();
	}

	// Takes the API key of OpenAI clients for name and password
	private static AuthenticationFilter apiKeys(UserDetailsService users) {
		AuthenticationFilter filter = new AuthenticationFilter(
				new ProviderManager(new DaoAuthenticationProvider(users)), SecurityConfiguration::apiKey);
		filter.setSuccessHandler((request, response, authentication) -> {
		});
		return filter;
	}

	private static @Nullable Authentication apiKey(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.startsWith(BEARER)) {
			return null;
		}
		String key = header.substring(BEARER.length());
		return UsernamePasswordAuthenticationToken.unauthenticated(key, key);
	}

	@Bean
	UserDetailsService users() {
		return new InMemoryUserDetailsManager(user("alice", "USER"), user("bob", "USER"),
				user("ada", "USER", "ANALYST"));
	}

	private static UserDetails user(String name, String... roles) {
		return User.withUsername(name).password("{noop}" + name).roles(roles).build();
	}

}
