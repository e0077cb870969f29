package dev.aisecurity.session;

/**
 * A turn that is being decided: what was remembered before it, and what was counted for
 * it so far. Immutable.
 *
 * @param before the memory before the turn
 * @param settings how risk adds up and fades
 * @param counted the risk that was counted so far, 0 to 1
 */
public record OpenTurn(SessionMemory before, SessionSettings settings, double counted) {

	/** Of nobody. */
	public static final OpenTurn NONE = new OpenTurn(SessionMemory.NONE, SessionSettings.DEFAULT, 0);

	/**
	 * Returns what policies read of the session, this turn included.
	 * @param risk risk of what is being decided, 0 to 1
	 * @param millis the time
	 * @return the state, {@link SessionState#UNKNOWN} if nothing can be known
	 */
	public SessionState state(double risk, long millis) {
		if (this.before.isNone()) {
			return SessionState.UNKNOWN;
		}
		return this.before.after(new Turn(millis, true, 0, Math.max(this.counted, risk)), this.settings).state();
	}

	/**
	 * Returns the turn with what was counted.
	 * @param risk a risk, 0 to 1
	 * @return a turn of at least that risk
	 */
	public OpenTurn counting(double risk) {
		return (risk <= this.counted) ? this : new OpenTurn(this.before, this.settings, risk);
	}

}
