package dev.aisecurity.session;

import dev.aisecurity.risk.RiskBand;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a session and of the identity behind it at one moment. Immutable.
 *
 * @param session the session, or {@code null} if there is none
 * @param identity the identity, or {@code null} if it is nobody in particular
 */
public record SessionMemory(@Nullable SessionRecord session, @Nullable IdentityRecord identity) {

	/** Nothing is known, and nothing can be. */
	public static final SessionMemory NONE = new SessionMemory(null, null);

	/**
	 * Returns what will be remembered after a turn.
	 * @param turn the turn
	 * @param settings how risk adds up and fades
	 * @return the memory after it
	 */
	public SessionMemory after(Turn turn, SessionSettings settings) {
		SessionRecord before = this.session;
		SessionRecord after = (before != null) ? before.after(turn, settings) : null;
		boolean becameHigh = before != null && after != null && before.band() != RiskBand.HIGH
				&& after.band() == RiskBand.HIGH;
		IdentityRecord who = this.identity;
		return new SessionMemory(after, (who != null) ? who.after(turn, becameHigh, settings) : null);
	}

	/**
	 * Returns whether nothing can be known.
	 * @return whether there is neither a session nor an identity
	 */
	public boolean isNone() {
		return this.session == null && this.identity == null;
	}

	/**
	 * Returns what policies may read.
	 * @return the bands
	 */
	public SessionState state() {
		return isNone() ? SessionState.UNKNOWN
				: new SessionState((this.session != null) ? this.session.band() : null,
						(this.identity != null) ? this.identity.band() : null,
						(this.identity != null) ? this.identity.highs() : 0);
	}

}
