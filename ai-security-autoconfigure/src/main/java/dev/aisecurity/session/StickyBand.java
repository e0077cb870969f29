package dev.aisecurity.session;

import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.session.SessionSettings.Thresholds;

/**
 * A band that rises at once and falls late: only after the risk has been clearly below
 * its threshold for some time, so that it does not flap.
 *
 * @param band the band
 * @param belowSince since when the risk has been clearly below, in milliseconds since
 * 1970; 0 if it is not
 */
record StickyBand(RiskBand band, long belowSince) {

	static final StickyBand LOW = new StickyBand(RiskBand.LOW, 0);

	/**
	 * Returns the band at a risk.
	 * @param risk a sum
	 * @param millis the time
	 * @param thresholds where bands begin
	 * @param settings how late the band falls
	 * @return the next band
	 */
	StickyBand at(double risk, long millis, Thresholds thresholds, SessionSettings settings) {
		RiskBand raw = band(risk, thresholds, 1);
		if (raw.compareTo(this.band) >= 0) {
			return (raw == this.band && this.belowSince == 0) ? this : new StickyBand(raw, 0);
		}
		RiskBand released = band(risk, thresholds, settings.release());
		if (released.compareTo(this.band) >= 0) {
			return (this.belowSince == 0) ? this : new StickyBand(this.band, 0);
		}
		if (this.belowSince == 0) {
			return new StickyBand(this.band, millis);
		}
		return (millis - this.belowSince >= settings.hold().toMillis()) ? new StickyBand(released, 0) : this;
	}

	private static RiskBand band(double risk, Thresholds thresholds, double factor) {
		if (risk >= thresholds.high() * factor) {
			return RiskBand.HIGH;
		}
		return (risk >= thresholds.medium() * factor) ? RiskBand.MEDIUM : RiskBand.LOW;
	}

}
