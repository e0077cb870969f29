package dev.aisecurity.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.SubjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

class SpringSecuritySubjectResolverTests {

	private static final Instant EARLY = Instant.parse("2026-01-01T10:00:00Z");

	private static final Instant LATE = Instant.parse("2026-01-01T11:00:00Z");

	private final SpringSecuritySubjectResolver resolver = new SpringSecuritySubjectResolver(
			SecurityContextHolder.getContextHolderStrategy(), "org");

	@AfterEach
	void clear() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void withoutAuthenticationThePrincipalOfTheContainerCounts() {
		assertThat(this.resolver.resolve(null)).isEqualTo(Subject.ANONYMOUS);
		assertThat(this.resolver.resolve(() -> "from-container").id()).isEqualTo(new SubjectId("from-container"));
	}

	@Test
	void whenOnlyThePrincipalIsAnAuthenticationThenItIsRead() {
		Principal principal = authentication("bob", new SimpleGrantedAuthority("ROLE_USER"));

		assertThat(this.resolver.resolve(principal).authorities()).containsExactly("ROLE_USER");
	}

	@Test
	void securityContextWinsOverThePrincipalOfTheContainer() {
		authenticate(authentication("alice"));

		assertThat(this.resolver.resolve(() -> "somebody-else").id()).isEqualTo(new SubjectId("alice"));
	}

	@Test
	void anonymousTokenIsAnonymousWhateverItsName() {
		authenticate(new AnonymousAuthenticationToken("key", "administrator",
				AuthorityUtils.createAuthorityList("ROLE_ADMIN")));

		assertThat(this.resolver.resolve(null)).isEqualTo(Subject.ANONYMOUS);
	}

	@Test
	void tokenThatIsNotAuthenticatedYetIsAnonymous() {
		Authentication authentication = authentication("alice");
		authentication.setAuthenticated(false);
		authenticate(authentication);

		assertThat(this.resolver.resolve(null)).isEqualTo(Subject.ANONYMOUS);
	}

	@Test
	void tokenWithoutNameIsAnonymous() {
		authenticate(authentication(""));

		assertThat(this.resolver.resolve(null)).isEqualTo(Subject.ANONYMOUS);
	}

	@Test
	void nameAndAuthoritiesAreThoseOfTheAuthentication() {
		authenticate(authentication("alice", new SimpleGrantedAuthority("ROLE_USER"), authorityWithoutName()));

		Subject subject = this.resolver.resolve(null);

		assertThat(subject).isEqualTo(Subject.authenticated("alice", java.util.Set.of("ROLE_USER")));
	}

	@Test
	void rememberedUserHasNoTimeOfAuthentication() {
		authenticate(new RememberMeAuthenticationToken("key", "alice", AuthorityUtils.NO_AUTHORITIES));

		assertThat(this.resolver.resolve(null).authenticated()).isTrue();
		assertThat(this.resolver.resolve(null).authenticatedAt()).isNull();
	}

	@Test
	void latestPersonalFactorIsTheTimeOfAuthentication() {
		authenticate(authentication("alice", factor(FactorGrantedAuthority.PASSWORD_AUTHORITY, EARLY),
				factor(FactorGrantedAuthority.OTT_AUTHORITY, LATE)));

		assertThat(this.resolver.resolve(null).authenticatedAt()).isEqualTo(LATE);
	}

	@Test
	void bearerTokenAndCertificateSayNothingAboutThePerson() {
		authenticate(authentication("alice", factor(FactorGrantedAuthority.PASSWORD_AUTHORITY, EARLY),
				factor(FactorGrantedAuthority.BEARER_AUTHORITY, LATE),
				factor(FactorGrantedAuthority.X509_AUTHORITY, LATE)));

		assertThat(this.resolver.resolve(null).authenticatedAt()).isEqualTo(EARLY);
	}

	@Test
	void bearerTokenAloneLeavesTheTimeUnknown() {
		authenticate(authentication("alice", factor(FactorGrantedAuthority.BEARER_AUTHORITY, LATE)));

		assertThat(this.resolver.resolve(null).authenticatedAt()).isNull();
	}

	@Test
	void claimsOfATokenAreRead() {
		authenticate(
				new TokenAuthentication(jwt(Map.of("auth_time", EARLY.getEpochSecond(), "acr", "gold", "org", "acme")),
						factor(FactorGrantedAuthority.BEARER_AUTHORITY, LATE)));

		Subject subject = this.resolver.resolve(null);

		assertThat(subject.authenticatedAt()).isEqualTo(EARLY);
		assertThat(subject.acr()).isEqualTo("gold");
		assertThat(subject.tenant()).isEqualTo("acme");
	}

	@Test
	void timeOfAuthenticationMayBeAnInstant() {
		authenticate(new TokenAuthentication(jwt(Map.of("auth_time", LATE))));

		assertThat(this.resolver.resolve(null).authenticatedAt()).isEqualTo(LATE);
	}

	@Test
	void claimsThatAreMissingOrUnreadableAreUnknown() {
		authenticate(new TokenAuthentication(jwt(Map.of("auth_time", "yesterday", "iat", LATE))));

		Subject subject = this.resolver.resolve(null);

		assertThat(subject.authenticatedAt()).isNull();
		assertThat(subject.acr()).isNull();
		assertThat(subject.tenant()).isNull();
	}

	@Test
	void timeBeyondAllCalendarsIsUnknown() {
		authenticate(new TokenAuthentication(jwt(Map.of("auth_time", Long.MAX_VALUE))));

		assertThat(this.resolver.resolve(null).authenticated()).isTrue();
		assertThat(this.resolver.resolve(null).authenticatedAt()).isNull();
	}

	@Test
	void withoutTenantClaimTheTenantIsUnknown() {
		authenticate(new TokenAuthentication(jwt(Map.of("org", "acme", "tenant", "acme"))));

		assertThat(
				new SpringSecuritySubjectResolver(SecurityContextHolder.getContextHolderStrategy(), null).resolve(null)
					.tenant())
			.isNull();
	}

	private static void authenticate(Authentication authentication) {
		SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
	}

	private static Authentication authentication(String name, GrantedAuthority... authorities) {
		return new TestingAuthenticationToken(name, "secret", List.of(authorities));
	}

	private static GrantedAuthority factor(String authority, Instant issuedAt) {
		return FactorGrantedAuthority.withAuthority(authority).issuedAt(issuedAt).build();
	}

	private static GrantedAuthority authorityWithoutName() {
		return new GrantedAuthority() {

			@Override
			public @Nullable String getAuthority() {
				return null;
			}

		};
	}

	private static Jwt jwt(Map<String, Object> claims) {
		return Jwt.withTokenValue("token")
			.header("alg", "none")
			.subject("alice")
			.claims((all) -> all.putAll(claims))
			.build();
	}

	private static final class TokenAuthentication extends TestingAuthenticationToken {

		TokenAuthentication(Jwt token, GrantedAuthority... authorities) {
			super(token, "token", List.of(authorities));
		}

		@Override
		public String getName() {
			return "alice";
		}

	}

}
