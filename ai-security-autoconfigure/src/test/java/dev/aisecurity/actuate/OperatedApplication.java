package dev.aisecurity.actuate;

import dev.aisecurity.annotation.LlmEndpoint;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application with operators.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OperatedApplication {

	@Bean
	AuditEventRepository auditEvents() {
		return new InMemoryAuditEventRepository();
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.httpBasic(withDefaults())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	UserDetailsService users() {
		return new InMemoryUserDetailsManager(User.withUsername("ada").password("{noop}ada").roles("ANALYST").build());
	}

	@RestController
	static class Chat {

		@LlmEndpoint("chat")
		@PostMapping("/chat")
		public String chat(@RequestBody String prompt) {
			return "Answer";
		}

		@LlmEndpoint("other")
		@PostMapping("/other")
		public String other(@RequestBody String prompt) {
			return "Answer";
		}

	}

}
