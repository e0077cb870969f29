package dev.aisecurity.session;

import dev.aisecurity.risk.RiskBand;

/**
 * What is remembered of one session: two leaky sums of the risk of its turns,
 * {@code R ← R·γ·2^(-Δt/T) + max(0, s - d)}. The fast one finds a short rise, the slow
 * one a long creeping one. A session that was of high risk stays so until it ends or an
 * operator releases it: what was planted is still in the context of the model. Immutable.
 *
 * @param firstSeen when the session began, in milliseconds since 1970
 * @param lastSeen when the last turn was
 * @param turns how many turns there were
 * @param fast the fast sum at the last turn
 * @param slow the slow sum at the last turn
 * @param band the band at the last turn
 * @param belowSince since when the risk has been clearly below the band, 0 if it is not
 */
public record SessionRecord(long firstSeen, long lastSeen, int turns, double fast, double slow, RiskBand band,
		long belowSince) {

	/** Of a session without turns. */
	public static final SessionRecord NEW = new SessionRecord(0, 0, 0, 0, 0, RiskBand.LOW, 0);

	/**
	 * Returns the record after a turn.
	 * @param turn the turn; one that is older than the last is taken for as old
	 * @param settings how risk adds up and fades
	 * @return the next record
	 */
	public SessionRecord after(Turn turn, SessionSettings settings) {
		long now = Math.max(this.lastSeen, turn.millis());
		double added = turn.added(settings.deadBand());
		double fade = (this.turns == 0) ? 0
				: Math.pow(0.5, (double) (now - this.lastSeen) / settings.halfLife().toMillis());
		double nextFast = this.fast * fade * (turn.opens() ? settings.fast() : 1) + added;
		double nextSlow = this.slow * fade * (turn.opens() ? settings.slow() : 1) + added;
		StickyBand next = new StickyBand(this.band, this.belowSince).at(Math.max(nextFast, nextSlow), now,
				settings.session(), settings);
		boolean latched = this.band == RiskBand.HIGH;
		return new SessionRecord((this.turns == 0) ? now : this.firstSeen, now,
				turn.opens() ? Math.min(this.turns, Integer.MAX_VALUE - 1) + 1 : this.turns, nextFast, nextSlow,
				latched ? RiskBand.HIGH : next.band(), latched ? 0 : next.belowSince());
	}

}
