package dev.aisecurity.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.aisecurity.interaction.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Who must be acting. What is not known of a subject never counts in its favour: an
 * unknown authentication age counts as older than any, an unknown {@code acr} is not in
 * any list, and {@link #UNKNOWN} stands for an unknown {@code acr} or tenant. Parts that
 * are empty or {@code null} match everybody.
 *
 * @param subjects names of which the subject must have one
 * @param authorities authorities of which the subject must have one
 * @param withoutAuthorities authorities of which the subject must have none
 * @param authenticated whether the subject must have proved who they are, or not
 * @param authenticationOlderThan how long ago the authentication must be at least
 * @param acr authentication context classes of which the subject must have one
 * @param acrNotIn authentication context classes that the subject must not have
 * @param tenants tenants of which the subject must belong to one
 */
public record SubjectConditions(Set<String> subjects, Set<String> authorities, Set<String> withoutAuthorities,
		@Nullable Boolean authenticated, @Nullable Duration authenticationOlderThan, Set<String> acr,
		Set<String> acrNotIn, Set<String> tenants) {

	/** Everybody. */
	public static final SubjectConditions ANY = new SubjectConditions(Set.of(), Set.of(), Set.of(), null, null,
			Set.of(), Set.of(), Set.of());

	/** Stands for an authentication context class or a tenant that is not known. */
	public static final String UNKNOWN = "unknown";

	private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

	public SubjectConditions {
		subjects = ordered(subjects);
		authorities = ordered(authorities);
		withoutAuthorities = ordered(withoutAuthorities);
		acr = ordered(acr);
		acrNotIn = ordered(acrNotIn);
		tenants = ordered(tenants);
	}

	private static Set<String> ordered(Set<String> names) {
		return Collections.unmodifiableSet(new LinkedHashSet<>(names));
	}

	/**
	 * Returns whether a subject matches.
	 * @param subject the subject
	 * @param now the time of the decision
	 * @return whether all parts match
	 */
	public boolean matches(Subject subject, Instant now) {
		return (this.authenticated == null || this.authenticated == subject.authenticated())
				&& (this.subjects.isEmpty() || this.subjects.contains(subject.id().value()))
				&& (this.authorities.isEmpty() || hasAny(this.authorities, subject.authorities()))
				&& (this.withoutAuthorities.isEmpty() || !hasAny(this.withoutAuthorities, subject.authorities()))
				&& (this.acr.isEmpty() || this.acr.contains(orUnknown(subject.acr())))
				&& (this.acrNotIn.isEmpty() || subject.acr() == null || !this.acrNotIn.contains(subject.acr()))
				&& (this.tenants.isEmpty() || this.tenants.contains(orUnknown(subject.tenant())))
				&& (this.authenticationOlderThan == null || isOlder(subject.authenticatedAt(), now));
	}

	private boolean isOlder(@Nullable Instant authenticatedAt, Instant now) {
		return this.authenticationOlderThan != null
				&& (authenticatedAt == null || authenticatedAt.isAfter(now.plus(CLOCK_SKEW))
						|| Duration.between(authenticatedAt, now).compareTo(this.authenticationOlderThan) > 0);
	}

	private static boolean hasAny(Collection<String> wanted, Set<String> names) {
		for (String each : wanted) {
			if (names.contains(each)) {
				return true;
			}
		}
		return false;
	}

	private static String orUnknown(@Nullable String value) {
		return (value != null) ? value : UNKNOWN;
	}

}
