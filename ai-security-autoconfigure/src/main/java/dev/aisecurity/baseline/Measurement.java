package dev.aisecurity.baseline;

import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one event: no text, and nothing that text could be made of again.
 * What was not measured is left out and judged by nobody. Immutable.
 */
public final class Measurement {

	private static final long HOUR = 3_600_000;

	private static final long HOURS = 168;

	/** 1970 began on a Thursday. */
	private static final int FIRST_HOUR = 72;

	private final long millis;

	private final float[] values;

	private final int signs;

	private final int known;

	private final long[] entities;

	private final @Nullable TopicVector topic;

	private final @Nullable Scripts scripts;

	private Measurement(Builder builder) {
		this.millis = builder.millis;
		this.values = builder.values.clone();
		this.signs = builder.signs;
		this.known = builder.known;
		this.entities = builder.entities;
		this.topic = builder.topic;
		this.scripts = builder.scripts;
	}

	/**
	 * Starts a measurement.
	 * @param at when the event happened
	 * @return a builder without any value
	 */
	public static Builder at(Instant at) {
		return new Builder(at.toEpochMilli());
	}

	long millis() {
		return this.millis;
	}

	/**
	 * Returns the hour of the week, in UTC.
	 * @return 0 (Monday from midnight) to 167
	 */
	int hourOfWeek() {
		return (int) Math.floorMod(Math.floorDiv(this.millis, HOUR) + FIRST_HOUR, HOURS);
	}

	/**
	 * Returns a value.
	 * @param feature the feature
	 * @return the transformed value, NaN if it was not measured
	 */
	public float value(Feature feature) {
		return this.values[feature.ordinal()];
	}

	float value(int feature) {
		return this.values[feature];
	}

	boolean isKnown(Sign sign) {
		return (this.known & sign.bit()) != 0;
	}

	/**
	 * Returns whether a sign was shown.
	 * @param sign the sign
	 * @return whether it was; {@code false} too if nobody looked
	 */
	public boolean shows(Sign sign) {
		return (this.signs & sign.bit()) != 0;
	}

	long[] entities() {
		return this.entities;
	}

	@Nullable TopicVector topic() {
		return this.topic;
	}

	@Nullable Scripts scripts() {
		return this.scripts;
	}

	/**
	 * Collects what was measured. Not thread-safe.
	 */
	public static final class Builder {

		private static final long[] NOTHING = {};

		private final long millis;

		private final float[] values = new float[Feature.count()];

		private int signs;

		private int known;

		private long[] entities = NOTHING;

		private @Nullable TopicVector topic;

		private @Nullable Scripts scripts;

		Builder(long millis) {
			this.millis = millis;
			Arrays.fill(this.values, Float.NaN);
		}

		/**
		 * Sets a value.
		 * @param feature the feature; the baseline itself measures intervals, topic
		 * distances and foreign scripts that are not set
		 * @param value the transformed value; not finite for not measured
		 * @return this
		 */
		public Builder value(Feature feature, double value) {
			this.values[feature.ordinal()] = Double.isFinite(value) ? (float) value : Float.NaN;
			return this;
		}

		/**
		 * Sets a count, transformed by {@code ln(1 + n)}.
		 * @param feature the feature
		 * @param count 0 or more
		 * @return this
		 */
		public Builder count(Feature feature, long count) {
			return value(feature, Math.log1p(Math.max(0, count)));
		}

		/**
		 * Sets the sizes of prompt and answer, and their ratio.
		 * @param input tokens of the prompt
		 * @param output tokens of the answer
		 * @return this
		 */
		public Builder tokens(long input, long output) {
			count(Feature.INPUT_TOKENS, input);
			count(Feature.OUTPUT_TOKENS, output);
			return value(Feature.OUTPUT_RATIO, Math.log((1.0 + output) / (1.0 + input)));
		}

		/**
		 * Says whether a sign was shown.
		 * @param sign the sign
		 * @param shown whether it was
		 * @return this
		 */
		public Builder sign(Sign sign, boolean shown) {
			this.known |= sign.bit();
			this.signs = shown ? (this.signs | sign.bit()) : (this.signs & ~sign.bit());
			return this;
		}

		/**
		 * Sets what was touched: tools, documents, hosts. Whether any of it is new is
		 * found out by the baseline.
		 * @param hashes 64-bit hashes of the names
		 * @return this
		 */
		public Builder entities(long... hashes) {
			this.entities = hashes.clone();
			return this;
		}

		/**
		 * Measures entropy, topic and scripts of a prompt.
		 * @param prompt the prompt, of which nothing is kept
		 * @return this
		 */
		public Builder text(CharSequence prompt) {
			value(Feature.ENTROPY, Entropy.of(prompt));
			return topic(TopicVector.of(prompt)).scripts(Scripts.of(prompt));
		}

		/**
		 * Sets what the prompt is about.
		 * @param topic hashed words, or {@code null} if unknown
		 * @return this
		 */
		public Builder topic(@Nullable TopicVector topic) {
			this.topic = topic;
			return this;
		}

		/**
		 * Sets the scripts that the prompt is written in.
		 * @param scripts shares of scripts, or {@code null} if unknown
		 * @return this
		 */
		public Builder scripts(@Nullable Scripts scripts) {
			this.scripts = scripts;
			return this;
		}

		/**
		 * Makes the measurement.
		 * @return a measurement of what was set so far
		 */
		public Measurement build() {
			return new Measurement(this);
		}

	}

}
