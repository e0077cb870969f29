package dev.aisecurity.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import dev.aisecurity.annotation.LlmEndpoint;
import dev.aisecurity.annotation.Prompt;
import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.risk.RiskScore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Risk that adds up over the requests of somebody, on a real server.
 */
@SpringBootTest(classes = SessionRiskTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=aisecurityidentity",
				"management.endpoint.aisecurityidentity.access=unrestricted", "ai.security.search-packages=false",
				"ai.security.sessions.identity-medium=0.8", "ai.security.sessions.identity-high=1.2" })
class SessionRiskTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void whenMildRisksAddUpThenTheirSubjectIsRefusedUntilAnOperatorReleasesThem() throws Exception {
		int answered = 0;
		while (ask("ada", "suspicious " + answered).statusCode() == 200 && answered < 50) {
			answered++;
		}
		assertThat(answered).isBetween(2, 5);
		assertThat(ask("ada", "What is the weather?").statusCode()).isEqualTo(403);
		assertThat(ask("bob", "What is the weather?").statusCode()).isEqualTo(200);

		String identity = identity("GET", "ada").body();
		assertThat(identity).contains("\"band\":\"HIGH\"", "\"endpoint\":\"ask\"", "input-tokens")
			.doesNotContain("suspicious", "weather");

		assertThat(identity("DELETE", "ada").body()).contains("\"baselines\":1");
		assertThat(ask("ada", "What is the weather?").statusCode()).isEqualTo(200);
		assertThat(identity("GET", "ada").body()).contains("\"band\":\"LOW\"");
	}

	@Test
	void whenRequestsAreHarmlessThenTheyAreLearnedAndAnswered() throws Exception {
		for (int i = 0; i < 30; i++) {
			assertThat(ask("eve", "Where is parcel " + i + "?").statusCode()).isEqualTo(200);
		}
		assertThat(identity("GET", "eve").body()).contains("\"learned\":30");
	}

	@Test
	void whenSubjectIsUnknownThenNothingIsRemembered() throws Exception {
		assertThat(identity("GET", "nobody").body()).contains("\"baselines\":[]");
	}

	private HttpResponse<String> ask(String who, String text) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/ask"))
			.header("Authorization", basic(who))
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString(text))
			.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> identity(String method, String who) throws Exception {
		return this.http.send(HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/aisecurityidentity/" + who))
			.header("Authorization", basic("bob"))
			.method(method, BodyPublishers.noBody())
			.build(), BodyHandlers.ofString());
	}

	private static String basic(String who) {
		return "Basic " + Base64.getEncoder().encodeToString((who + ":" + who).getBytes(StandardCharsets.UTF_8));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		AuditEventRepository auditEvents() {
			return new InMemoryAuditEventRepository();
		}

		@Bean
		SecurityFilterChain security(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(user("ada"), user("bob"), user("eve"));
		}

		private static UserDetails user(String name) {
			return User.withUsername(name).password("{noop}" + name).roles("USER").build();
		}

		@Bean
		Detector suspicion() {
			return new Detector() {

				@Override
				public String id() {
					return "suspicion";
				}

				@Override
				public List<Finding> detect(DetectionContext context) {
					boolean found = context.interaction()
						.segments()
						.stream()
						.anyMatch((segment) -> segment.text().contains("suspicious"));
					return found ? List.of(Finding.of("suspicion", "mild", ThreatCategory.JAILBREAK, RiskScore.of(0.4),
							"Mildly suspicious")) : List.of();
				}

			};
		}

		@RestController
		static class Assistant {

			@LlmEndpoint("ask")
			@PostMapping(path = "/ask", produces = "text/plain")
			public String ask(@RequestBody @Prompt String question) {
				return "An answer";
			}

		}

	}

}
