package dev.aisecurity.policy;

import dev.aisecurity.risk.RiskBand;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a remembered band of risk. A band that is not known is neither low nor high:
 * it matches if that is asked for, and it matches {@link RiskBand#LOW} because every risk
 * is at least low. It never matches a higher band, so that a request without a session is
 * not refused for what nobody knows; a policy that wants to says so with {@code unknown}.
 *
 * @param atLeast the lowest band that matches, or {@code null} for none
 * @param unknown whether a band that is not known matches
 */
public record BandCondition(@Nullable RiskBand atLeast, boolean unknown) {

	/**
	 * Returns whether a band matches.
	 * @param band the band, or {@code null} if it is not known
	 * @return whether it is what is asked for
	 */
	public boolean matches(@Nullable RiskBand band) {
		if (band == null) {
			return this.unknown || this.atLeast == RiskBand.LOW;
		}
		return this.atLeast != null && band.compareTo(this.atLeast) >= 0;
	}

}
