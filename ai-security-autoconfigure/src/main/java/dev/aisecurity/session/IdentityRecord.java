package dev.aisecurity.session;

import dev.aisecurity.risk.RiskBand;

/**
 * What is remembered of an identity over all its sessions: one sum that fades with time
 * alone, so that a new conversation does not start anew. Immutable.
 *
 * @param lastSeen when the last turn was, in milliseconds since 1970
 * @param sum the sum at the last turn
 * @param band the band at the last turn
 * @param belowSince since when the risk has been clearly below the band, 0 if it is not
 * @param highs how many sessions have become high in the last 24 hours or so: it fades
 * with the half-life of the identity
 */
public record IdentityRecord(long lastSeen, double sum, RiskBand band, long belowSince, double highs) {

	/** Of an identity without turns. */
	public static final IdentityRecord NEW = new IdentityRecord(0, 0, RiskBand.LOW, 0, 0);

	/**
	 * Returns the record after a turn.
	 * @param turn the turn; one that is older than the last is taken for as old
	 * @param high whether the session became high with it
	 * @param settings how risk adds up and fades
	 * @return the next record
	 */
	public IdentityRecord after(Turn turn, boolean high, SessionSettings settings) {
		long now = Math.max(this.lastSeen, turn.millis());
		double fade = (this.lastSeen == 0) ? 0
				: Math.pow(0.5, (double) (now - this.lastSeen) / settings.identityHalfLife().toMillis());
		double next = this.sum * fade + turn.added(settings.deadBand());
		StickyBand sticky = new StickyBand(this.band, this.belowSince).at(next, now, settings.identity(), settings);
		return new IdentityRecord(now, next, sticky.band(), sticky.belowSince(), this.highs * fade + (high ? 1 : 0));
	}

}
