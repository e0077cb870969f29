package dev.aisecurity.autoconfigure;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every optional library may really be missing, alone and together with all others.
 */
class ClassPathTests {

	private static final String[] WEB = { "spring-boot-webmvc", "spring-boot-servlet", "spring-boot-tomcat",
			"spring-boot-web-server", "spring-webmvc", "spring-web-", "tomcat-embed", "jakarta.servlet" };

	private static final String[] SECURITY = { "spring-security", "spring-boot-security" };

	private static final String[] ACTUATOR = { "spring-boot-actuator", "spring-boot-health" };

	private static final String[] MICROMETER = { "micrometer", "context-propagation", "spring-boot-micrometer" };

	private static final String[] OTHERS = { "reactor-", "kotlin", "spring-boot-restclient", "spring-boot-http" };

	@ParameterizedTest(name = "without {0}")
	@MethodSource("classPaths")
	void guardWorks(String name, String[] missing, String absent, String present) throws Exception {
		Map<String, String> seen = ClassPath.ofTests().without(missing).run();

		assertThat(seen).containsEntry("benign", "answered").containsEntry("attack", "refused");
		assertThat(seen.get("beans").split(",")).contains("aiSecurityInteractionGuard", "aiSecurityStartupReport")
			.contains(present.split(" "))
			.doesNotContain(absent.split(" "));
	}

	static Stream<Arguments> classPaths() {
		return Stream.of(
				Arguments.of("anything missing", new String[0], "",
						"aiSecurityLlmSecurityFilter aiSecuritySpringSecuritySubjectResolver aiSecurityEndpoint "
								+ "aiSecurityHealthIndicator aiSecurityDecisionMeters aiSecurityObservations"),
				Arguments.of("Spring Security", SECURITY, "aiSecuritySpringSecuritySubjectResolver",
						"aiSecuritySubjectResolver aiSecurityLlmSecurityFilter"),
				Arguments.of("actuator", ACTUATOR, "aiSecurityEndpoint aiSecurityHealthIndicator",
						"aiSecurityLlmSecurityFilter"),
				Arguments.of("metrics",
						new String[] { "micrometer-core", "micrometer-jakarta", "spring-boot-micrometer-metrics" },
						"aiSecurityDecisionMeters", "aiSecurityObservations"),
				Arguments.of("servlets", join(WEB, SECURITY, ACTUATOR), "aiSecurityLlmSecurityFilter", "assistant"),
				Arguments.of("OAuth, health and Reactor",
						new String[] { "spring-security-oauth2", "spring-boot-health", "reactor-" },
						"aiSecurityHealthIndicator",
						"aiSecuritySpringSecuritySubjectResolver aiSecurityLlmSecurityFilter aiSecurityEndpoint"),
				Arguments.of("all that is optional", join(WEB, SECURITY, ACTUATOR, MICROMETER, OTHERS),
						"aiSecurityLlmSecurityFilter aiSecurityEndpoint aiSecurityObservations",
						"aiSecuritySubjectResolver"));
	}

	private static String[] join(String[]... parts) {
		return Stream.of(parts).flatMap(Stream::of).toArray(String[]::new);
	}

}
