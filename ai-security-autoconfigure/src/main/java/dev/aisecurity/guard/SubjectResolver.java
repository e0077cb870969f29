package dev.aisecurity.guard;

import java.security.Principal;
import java.util.Set;

import dev.aisecurity.interaction.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Says who is acting on the current thread. Called once per exchange; it must not block.
 * If it throws, the subject is anonymous. Replace it by declaring a bean of this type.
 */
@FunctionalInterface
public interface SubjectResolver {

	/** Believes the container and knows names only. */
	SubjectResolver PRINCIPAL = (principal) -> {
		String name = (principal != null) ? principal.getName() : null;
		return (name != null && !name.isEmpty()) ? Subject.authenticated(name, Set.of()) : Subject.ANONYMOUS;
	};

	/**
	 * Resolves the subject.
	 * @param principal what the container says, or {@code null} outside a request or if
	 * it says nothing
	 * @return the subject, {@link Subject#ANONYMOUS} if nobody has proved who they are
	 */
	Subject resolve(@Nullable Principal principal);

}
