package dev.aisecurity.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed. No key ever holds text of an interaction.
 */
public enum AiSecurityObservation implements ObservationDocumentation {

	/**
	 * One inspection with its decision: a timer {@code ai.security.inspection} and a
	 * span.
	 */
	INSPECTION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultInspectionObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKey.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKey.values();
		}

	};

	/**
	 * Keys with few values: tags of meters, attributes of spans.
	 */
	public enum LowCardinalityKey implements KeyName {

		/** Id of the endpoint. */
		ENDPOINT("endpoint"),

		/** Which way the text crossed. */
		DIRECTION("direction"),

		/** What all policies together said. */
		VERDICT("verdict"),

		/** What was done. */
		ACTION("action"),

		/** Mode of the endpoint. */
		MODE("mode");

		private final String key;

		LowCardinalityKey(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * Keys with many values: attributes of spans only.
	 */
	public enum HighCardinalityKey implements KeyName {

		/** Incident id of the decision. */
		INCIDENT("ai.security.incident"),

		/** Risk score, 0 to 1. */
		RISK("ai.security.risk");

		private final String key;

		HighCardinalityKey(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
