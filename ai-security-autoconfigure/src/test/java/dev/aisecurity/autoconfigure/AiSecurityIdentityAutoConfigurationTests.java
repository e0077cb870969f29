package dev.aisecurity.autoconfigure;

import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.identity.SpringSecuritySubjectResolver;
import dev.aisecurity.interaction.Subject;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class AiSecurityIdentityAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(AiSecurityIdentityAutoConfiguration.class, AiSecurityAutoConfiguration.class));

	@Test
	void subjectsComeFromSpringSecurityByDefault() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SubjectResolver.class)
			.hasSingleBean(SpringSecuritySubjectResolver.class));
	}

	@Test
	void backsOffForASubjectResolverOfTheUser() {
		this.contextRunner.withUserConfiguration(OwnResolver.class)
			.run((context) -> assertThat(context).hasSingleBean(SubjectResolver.class)
				.hasBean("ownSubjects")
				.doesNotHaveBean(SpringSecuritySubjectResolver.class));
	}

	@Test
	void isOffWhenDisabled() {
		this.contextRunner.withPropertyValues("ai.security.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SubjectResolver.class));
	}

	@Test
	void withoutSpringSecurityThePrincipalIsUsed() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Authentication.class))
			.run((context) -> assertThat(context.getBean(SubjectResolver.class)).isSameAs(SubjectResolver.PRINCIPAL));
	}

	@Test
	void strategyOfTheUserSaysWhereTheSecurityContextIs() {
		this.contextRunner.withUserConfiguration(OwnStrategy.class)
			.run((context) -> assertThat(context.getBean(SubjectResolver.class).resolve(null).id().value())
				.isEqualTo("alice"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnResolver {

		@Bean
		SubjectResolver ownSubjects() {
			return (principal) -> Subject.ANONYMOUS;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStrategy {

		@Bean
		SecurityContextHolderStrategy strategy() {
			SecurityContextHolderStrategy strategy = mock(SecurityContextHolderStrategy.class);
			given(strategy.getContext())
				.willReturn(new SecurityContextImpl(new TestingAuthenticationToken("alice", "secret", "ROLE_USER")));
			return strategy;
		}

	}

}
