package dev.aisecurity.session;

import dev.aisecurity.risk.RiskBand;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session and of the identity behind it when a decision is made.
 *
 * @param session risk of the session, or {@code null} if unknown
 * @param identity risk of the identity over all its sessions, or {@code null} if unknown
 * @param highs how many sessions of the identity became high in the last day or so; older
 * ones count less
 */
public record SessionState(@Nullable RiskBand session, @Nullable RiskBand identity, double highs) {

	/** Nothing is known. */
	public static final SessionState UNKNOWN = new SessionState(null, null, 0);

	public SessionState(@Nullable RiskBand session, @Nullable RiskBand identity) {
		this(session, identity, 0);
	}

}
