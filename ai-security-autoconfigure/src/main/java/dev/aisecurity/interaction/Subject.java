package dev.aisecurity.interaction;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who is acting, as far as it was proven. What is not known is {@code null} and never
 * counts in the subject's favour.
 *
 * @param id name of the subject
 * @param authenticated whether the subject proved who they are
 * @param authorities names of granted authorities
 * @param authenticatedAt when the subject last proved it, or {@code null} if unknown
 * @param acr authentication context class, or {@code null} if unknown
 * @param tenant the subject's tenant, or {@code null} if unknown
 */
public record Subject(SubjectId id, boolean authenticated, Set<String> authorities, @Nullable Instant authenticatedAt,
		@Nullable String acr, @Nullable String tenant) {

	/** The subject of every request that carries no identity. */
	public static final Subject ANONYMOUS = new Subject(SubjectId.ANONYMOUS, false, Set.of(), null, null, null);

	public Subject {
		authorities = Set.copyOf(authorities);
	}

	/**
	 * Returns an authenticated subject of which nothing else is known.
	 * @param name name of the subject
	 * @param authorities names of granted authorities
	 * @return the subject
	 */
	public static Subject authenticated(String name, Set<String> authorities) {
		return new Subject(new SubjectId(name), true, authorities, null, null, null);
	}

}
