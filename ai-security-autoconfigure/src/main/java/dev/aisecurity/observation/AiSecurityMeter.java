package dev.aisecurity.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * Meters beside the timer of {@link AiSecurityObservation#INSPECTION}. All tags have few
 * values.
 */
public enum AiSecurityMeter implements MeterDocumentation {

	/** Decisions. */
	DECISIONS("ai.security.decisions", Meter.Type.COUNTER, Key.ENDPOINT, Key.DIRECTION, Key.VERDICT, Key.ACTION,
			Key.MODE),

	/** Findings, whether they counted or not. */
	FINDINGS("ai.security.findings", Meter.Type.COUNTER, Key.ENDPOINT, Key.CATEGORY, Key.DETECTOR),

	/** Findings that an exclusion accepts. */
	EXCLUDED("ai.security.findings.excluded", Meter.Type.COUNTER, Key.ENDPOINT, Key.CATEGORY, Key.DETECTOR),

	/** Decisions that had to do without an input because something failed. */
	DEGRADED("ai.security.degraded", Meter.Type.COUNTER, Key.ENDPOINT, Key.INPUT),

	/**
	 * Decisions that an enforcement point could not carry out, so that it did something
	 * stricter.
	 */
	ESCALATIONS("ai.security.escalations", Meter.Type.COUNTER, Key.ENDPOINT, Key.VERDICT, Key.ACTION),

	/** Uses of a guarded resource without inspection. */
	UNINSPECTED("ai.security.uninspected", Meter.Type.COUNTER, Key.ENDPOINT),

	/** Time that a detector took for one interaction. */
	DETECTOR("ai.security.detector", Meter.Type.TIMER, Key.DETECTOR),

	/** Unusual forms of text that normalization met. */
	ANOMALIES("ai.security.normalization.anomalies", Meter.Type.COUNTER, Key.KIND);

	private final String name;

	private final Meter.Type type;

	private final Key[] keys;

	AiSecurityMeter(String name, Meter.Type type, Key... keys) {
		this.name = name;
		this.type = type;
		this.keys = keys;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public Key[] getKeyNames() {
		return this.keys.clone();
	}

	/**
	 * Tags of the meters.
	 */
	public enum Key implements KeyName {

		/** Id of the endpoint. */
		ENDPOINT("endpoint"),

		/** Which way the text crossed. */
		DIRECTION("direction"),

		/** What all policies together said. */
		VERDICT("verdict"),

		/** What was done. */
		ACTION("action"),

		/** Mode of the endpoint. */
		MODE("mode"),

		/** Category of the finding. */
		CATEGORY("category"),

		/** Id of the detector. */
		DETECTOR("detector"),

		/** Name of the missing input. */
		INPUT("input"),

		/** Kind of the anomaly. */
		KIND("kind");

		private final String key;

		Key(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
