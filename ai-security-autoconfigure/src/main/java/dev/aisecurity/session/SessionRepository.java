package dev.aisecurity.session;

import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Policy information point for sessions. It is asked on the thread of the request, for
 * every decision: it must not block. If it throws, the state is unknown and the decision
 * is marked degraded.
 */
@FunctionalInterface
public interface SessionRepository {

	/** Remembers nothing. */
	SessionRepository NONE = (session, subject) -> SessionState.UNKNOWN;

	/**
	 * Returns what is known.
	 * @param session the session, or {@code null} if the request has none
	 * @param subject who is acting
	 * @return the state, {@link SessionState#UNKNOWN} if nothing is known
	 */
	SessionState find(@Nullable SessionId session, SubjectId subject);

}
