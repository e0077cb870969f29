package dev.aisecurity.baseline;

/**
 * What is usual among the peers of an identity: where a baseline begins, and the limit
 * beyond which no baseline goes, however slowly it is moved. Thread-safe.
 */
public interface PeerNorms {

	/** Assumed as long as nobody was seen. */
	PeerNorms PRIOR = new PeerNorms() {

		@Override
		public float mean(Feature feature) {
			return feature.priorMean();
		}

		@Override
		public float scale(Feature feature) {
			return feature.priorScale();
		}

	};

	/**
	 * Returns the mean over all events of all peers.
	 * @param feature the feature
	 * @return a transformed value
	 */
	float mean(Feature feature);

	/**
	 * Returns the spread over all events of all peers.
	 * @param feature the feature
	 * @return a standard deviation, above 0
	 */
	float scale(Feature feature);

	/**
	 * Learns from a harmless event of one of the peers.
	 * @param values transformed values in the order of {@link Feature}, NaN where there
	 * is none
	 */
	default void learn(float[] values) {
	}

}
