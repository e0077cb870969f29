package dev.aisecurity.session;

import java.time.Duration;

/**
 * How the risk of turns adds up and fades.
 *
 * @param deadBand what of the risk of each turn is noise and not added, 0 to 1
 * @param fast what of the fast sum is left after a turn, 0 to 1
 * @param slow what of the slow sum is left after a turn, 0 to 1
 * @param halfLife time in which both sums of a session halve
 * @param identityHalfLife time in which the sum of an identity halves
 * @param session where the bands of a session begin
 * @param identity where the bands of an identity begin
 * @param release share of a threshold below which the risk must fall to leave its band
 * @param hold how long it must stay there
 */
public record SessionSettings(double deadBand, double fast, double slow, Duration halfLife, Duration identityHalfLife,
		Thresholds session, Thresholds identity, double release, Duration hold) {

	/** As evaluated. */
	public static final SessionSettings DEFAULT = new SessionSettings(0.08, 0.85, 0.95, Duration.ofMinutes(30),
			Duration.ofHours(24), new Thresholds(0.9, 1.5), new Thresholds(2.5, 5), 0.8, Duration.ofMinutes(1));

	public SessionSettings {
		if (!(deadBand >= 0 && deadBand < 1)) {
			throw new IllegalArgumentException("Dead band must be from 0 to below 1 but is " + deadBand);
		}
		if (!(fast > 0 && fast < 1 && slow > 0 && slow < 1)) {
			throw new IllegalArgumentException("What is left of a sum after a turn must be between 0 and 1");
		}
		if (!(release > 0 && release <= 1)) {
			throw new IllegalArgumentException("Release must be above 0 and at most 1 but is " + release);
		}
		if (halfLife.isNegative() || halfLife.isZero() || identityHalfLife.isNegative() || identityHalfLife.isZero()
				|| hold.isNegative()) {
			throw new IllegalArgumentException("Times must be positive");
		}
	}

	/**
	 * Where bands begin.
	 *
	 * @param medium sum at which risk is medium
	 * @param high sum at which risk is high
	 */
	public record Thresholds(double medium, double high) {

		public Thresholds {
			if (!(medium > 0 && high > medium)) {
				throw new IllegalArgumentException("Thresholds must be positive and the higher one above the other");
			}
		}

	}

}
