package dev.aisecurity.web;

import dev.aisecurity.interaction.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Says which session a request belongs to. Called once per exchange on the request's
 * thread; it must not block, and what a client claims it must have verified. If it throws
 * the session is unknown. Replace it by declaring a bean of this type.
 */
@FunctionalInterface
public interface SessionIdResolver {

	/** The session of the container, if there is one already. */
	SessionIdResolver HTTP_SESSION = (request) -> {
		HttpSession session = request.getSession(false);
		return (session != null) ? new SessionId(session.getId()) : null;
	};

	/**
	 * Resolves the session.
	 * @param request the request
	 * @return the session, or {@code null} if there is none
	 */
	@Nullable SessionId resolve(HttpServletRequest request);

}
