package dev.aisecurity.risk;

/**
 * Risk in the three words that OpenID CAEP uses, lowest first.
 */
public enum RiskBand {

	/** Below 0.30. */
	LOW,

	/** From 0.30 and below 0.70. */
	MEDIUM,

	/** From 0.70. */
	HIGH;

	static final double MEDIUM_FROM = 0.30;

	static final double HIGH_FROM = 0.70;

	/**
	 * Returns the band of a score.
	 * @param score 0 to 1
	 * @return the band
	 */
	public static RiskBand of(double score) {
		if (score < MEDIUM_FROM) {
			return LOW;
		}
		return (score < HIGH_FROM) ? MEDIUM : HIGH;
	}

	/**
	 * Returns the lowest score of the band.
	 * @return the score at which the band starts
	 */
	public RiskScore floor() {
		return switch (this) {
			case LOW -> RiskScore.NONE;
			case MEDIUM -> RiskScore.of(MEDIUM_FROM);
			case HIGH -> RiskScore.of(HIGH_FROM);
		};
	}

}
