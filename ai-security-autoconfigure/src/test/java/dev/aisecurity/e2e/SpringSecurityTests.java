package dev.aisecurity.e2e;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.aisecurity.interaction.SubjectId;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What cannot be inspected is refused before anybody is authenticated, texts are
 * inspected after.
 */
@Import(SpringSecurityTests.Security.class)
class SpringSecurityTests extends HttpTestBase {

	private static final String ALICE = "Basic "
			+ Base64.getEncoder().encodeToString("alice:alice".getBytes(StandardCharsets.UTF_8));

	@Test
	void whenAuthenticatedThenSubjectIsKnown() {
		assertHandled(this.client.post("/text", "text/plain", HARMLESS, "Authorization", ALICE), HARMLESS);
		assertThat(this.ledger.interactions())
			.allSatisfy((interaction) -> assertThat(interaction.subject().id()).isEqualTo(new SubjectId("alice")));
	}

	@Test
	void whenNotAuthenticatedThenNothingIsInspected() {
		Answer answer = this.client.post("/text", "text/plain", FORBIDDEN);

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("Content-Type")).isNotEqualTo("application/problem+json");
		assertThat(this.ledger.decisions()).isEmpty();
	}

	@Test
	void whenNotAuthenticatedAndTooLargeThenRefusedAtTheEdge() {
		String large = "x".repeat(WebTestConfiguration.MAX_BYTES + 1);

		assertRefused(this.client.post("/text", "text/plain", large), 413);
		assertThat(this.ledger.decisions()).singleElement()
			.satisfies((decision) -> assertThat(decision.subject()).isEqualTo(SubjectId.ANONYMOUS));
	}

	@Test
	void whenAuthenticatedThenAttackIsRefusedForSubject() {
		assertRefused(this.client.post("/text", "text/plain", FORBIDDEN, "Authorization", ALICE), 403);
		assertThat(this.ledger.decisions()).singleElement()
			.satisfies((decision) -> assertThat(decision.subject()).isEqualTo(new SubjectId("alice")));
	}

	@Test
	void whenAnswerIsAsynchronousThenItIsNotAuthorizedTwice() {
		assertHandled(this.client.post("/callable", "text/plain", HARMLESS, "Authorization", ALICE), HARMLESS);
	}

	@TestConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			SecurityFilterAutoConfiguration.class })
	static class Security {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("alice").password("{noop}alice").roles("USER").build());
		}

	}

}
