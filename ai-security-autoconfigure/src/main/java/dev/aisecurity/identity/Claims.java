package dev.aisecurity.identity;

import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * The claims of a token that say how somebody authenticated.
 *
 * @param authenticatedAt {@code auth_time}, or {@code null} if unknown
 * @param acr {@code acr}, or {@code null} if unknown
 * @param tenant the tenant, or {@code null} if unknown
 */
record Claims(@Nullable Instant authenticatedAt, @Nullable String acr, @Nullable String tenant) {

	static final Claims NONE = new Claims(null, null, null);

	static Claims of(@Nullable Object principal, @Nullable String tenantClaim) {
		return (principal instanceof ClaimAccessor claims) ? new Claims(instant(claims), claims.getClaimAsString("acr"),
				(tenantClaim != null) ? claims.getClaimAsString(tenantClaim) : null) : NONE;
	}

	private static @Nullable Instant instant(ClaimAccessor claims) {
		Object value = claims.getClaims().get("auth_time");
		if (value instanceof Instant instant) {
			return instant;
		}
		try {
			return (value instanceof Number seconds) ? Instant.ofEpochSecond(seconds.longValue()) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
