package dev.aisecurity.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import dev.aisecurity.guard.SubjectResolver;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.SubjectId;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.ClassUtils;

/**
 * Reads the subject from the security context: name and authorities of the
 * authentication, the latest factor that a person presented, and the claims {@code acr},
 * {@code auth_time} and tenant where the principal carries claims. What is not there is
 * unknown. A bearer token says nothing about when the person behind it authenticated, so
 * its factor does not count as an authentication time.
 */
public final class SpringSecuritySubjectResolver implements SubjectResolver {

	private static final boolean claimsPresent = ClassUtils
		.isPresent("org.springframework.security.oauth2.core.ClaimAccessor", null);

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	private final SecurityContextHolderStrategy contexts;

	private final @Nullable String tenantClaim;

	/**
	 * Creates a resolver.
	 * @param contexts where the security context is found
	 * @param tenantClaim name of the claim that names the tenant, or {@code null} for
	 * none
	 */
	public SpringSecuritySubjectResolver(SecurityContextHolderStrategy contexts, @Nullable String tenantClaim) {
		this.contexts = contexts;
		this.tenantClaim = tenantClaim;
	}

	@Override
	public Subject resolve(@Nullable Principal principal) {
		Authentication authentication = this.contexts.getContext().getAuthentication();
		if (authentication == null && principal instanceof Authentication other) {
			authentication = other;
		}
		if (authentication == null) {
			return SubjectResolver.PRINCIPAL.resolve(principal);
		}
		if (!this.trust.isAuthenticated(authentication) || authentication.getName().isEmpty()) {
			return Subject.ANONYMOUS;
		}
		return subject(authentication);
	}

	private Subject subject(Authentication authentication) {
		Set<String> authorities = new HashSet<>();
		Instant latest = null;
		for (GrantedAuthority authority : authentication.getAuthorities()) {
			String name = authority.getAuthority();
			if (name != null) {
				authorities.add(name);
			}
			if (authority instanceof FactorGrantedAuthority factor && isPersonal(factor)
					&& (latest == null || factor.getIssuedAt().isAfter(latest))) {
				latest = factor.getIssuedAt();
			}
		}
		Claims claims = claimsPresent ? Claims.of(authentication.getPrincipal(), this.tenantClaim) : Claims.NONE;
		return new Subject(new SubjectId(authentication.getName()), true, authorities,
				(claims.authenticatedAt() != null) ? claims.authenticatedAt() : latest, claims.acr(), claims.tenant());
	}

	private static boolean isPersonal(FactorGrantedAuthority factor) {
		return !FactorGrantedAuthority.BEARER_AUTHORITY.equals(factor.getAuthority())
				&& !FactorGrantedAuthority.X509_AUTHORITY.equals(factor.getAuthority());
	}

}
