package dev.aisecurity.autoconfigure;

import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.identity.SpringSecuritySubjectResolver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Subjects as Spring Security knows them.
 */
@AutoConfiguration(before = AiSecurityAutoConfiguration.class)
@ConditionalOnClass(Authentication.class)
@ConditionalOnBooleanProperty(name = "ai.security.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AiSecurityProperties.class)
public final class AiSecurityIdentityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(SubjectResolver.class)
	SpringSecuritySubjectResolver aiSecuritySpringSecuritySubjectResolver(AiSecurityProperties properties,
			ObjectProvider<SecurityContextHolderStrategy> contexts) {
		return new SpringSecuritySubjectResolver(contexts.getIfUnique(SecurityContextHolder::getContextHolderStrategy),
				properties.identity().tenantClaim());
	}

}
