package dev.aisecurity.baseline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What is normal for one identity at one group of endpoints, in 576 bytes that can be
 * stored as they are. For each {@link Feature} there is a location learned fast, one
 * learned slowly, a scale and two CUSUM charts; for each {@link Sign} a rate and a
 * Bernoulli CUSUM chart; and the hours, scripts, words and names that were seen.
 * Immutable.
 */
public final class Baseline {

	/** Bytes of a record. */
	public static final int SIZE = 576;

	private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final byte VERSION = 1;

	private static final int FIRST_SEEN = 8;

	private static final int LAST_SEEN = 16;

	private static final int FROZEN_UNTIL = 24;

	private static final int SEEN = 32;

	private static final int LEARNED = 36;

	private static final int HALVED = 40;

	private static final int FEATURES = 48;

	private static final int FEATURE_SIZE = 20;

	static final int FAST = 0;

	static final int SLOW = 4;

	static final int SCALE = 8;

	static final int UP = 12;

	static final int DOWN = 16;

	private static final int SIGNS = FEATURES + 10 * FEATURE_SIZE;

	private static final int SIGN_SIZE = 8;

	private static final int HOURS = SIGNS + 5 * SIGN_SIZE;

	private static final int HOUR_COUNT = 168;

	private static final int SCRIPTS = HOURS + HOUR_COUNT;

	private static final int NAMES = SCRIPTS + 2 * Scripts.SIZE;

	private static final int NAMES_SIZE = 64;

	private static final int TOPIC = NAMES + NAMES_SIZE;

	private static final long WEEK = 7 * 24 * 3600 * 1000L;

	private static final float SCRIPT_UNIT = 65_535f;

	private static final float TOPIC_UNIT = 127f;

	private final byte[] bytes;

	private Baseline(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Returns the baseline of somebody of whom nothing is known.
	 * @param peers where it begins
	 * @return a baseline that has learned nothing
	 */
	public static Baseline of(PeerNorms peers) {
		Baseline baseline = new Baseline(new byte[SIZE]);
		baseline.bytes[0] = VERSION;
		for (int i = 0; i < Feature.count(); i++) {
			Feature feature = Feature.at(i);
			baseline.set(i, FAST, peers.mean(feature));
			baseline.set(i, SLOW, peers.mean(feature));
			baseline.set(i, SCALE, peers.scale(feature));
		}
		for (int i = 0; i < Sign.count(); i++) {
			baseline.rate(i, SignChart.prior(Sign.at(i)));
		}
		return baseline;
	}

	/**
	 * Reads a stored record.
	 * @param bytes the record
	 * @return the baseline
	 * @throws IllegalArgumentException if it is of another length or version
	 */
	public static Baseline read(byte[] bytes) {
		if (bytes.length != SIZE || bytes[0] != VERSION) {
			throw new IllegalArgumentException("Not a baseline of version " + VERSION);
		}
		return new Baseline(bytes.clone());
	}

	/**
	 * Returns the record to store.
	 * @return a copy of 576 bytes
	 */
	public byte[] toBytes() {
		return this.bytes.clone();
	}

	Baseline copy() {
		return new Baseline(this.bytes.clone());
	}

	/**
	 * Returns how many events were seen.
	 * @return 0 or more
	 */
	public int seen() {
		return (int) INT.get(this.bytes, SEEN);
	}

	/**
	 * Returns how many events were learned from.
	 * @return 0 or more, at most {@link #seen()}
	 */
	public int learned() {
		return (int) INT.get(this.bytes, LEARNED);
	}

	/**
	 * Returns when the first event was.
	 * @return milliseconds since 1970, 0 if there was none
	 */
	public long firstSeen() {
		return (long) LONG.get(this.bytes, FIRST_SEEN);
	}

	/**
	 * Returns when the last event was.
	 * @return milliseconds since 1970, 0 if there was none
	 */
	public long lastSeen() {
		return (long) LONG.get(this.bytes, LAST_SEEN);
	}

	/**
	 * Returns until when nothing is learned because of an alarm.
	 * @return milliseconds since 1970, 0 if there never was an alarm
	 */
	public long frozenUntil() {
		return (long) LONG.get(this.bytes, FROZEN_UNTIL);
	}

	void freeze(long until) {
		LONG.set(this.bytes, FROZEN_UNTIL, until);
	}

	void see(long millis) {
		if (firstSeen() == 0) {
			LONG.set(this.bytes, FIRST_SEEN, millis);
			INT.set(this.bytes, HALVED, (int) (millis / 1000));
		}
		LONG.set(this.bytes, LAST_SEEN, Math.max(millis, lastSeen()));
		INT.set(this.bytes, SEEN, saturated(seen()));
	}

	void learn() {
		INT.set(this.bytes, LEARNED, saturated(learned()));
	}

	private static int saturated(int count) {
		return (count < Integer.MAX_VALUE) ? count + 1 : count;
	}

	float get(int feature, int field) {
		return (float) FLOAT.get(this.bytes, FEATURES + feature * FEATURE_SIZE + field);
	}

	void set(int feature, int field, float value) {
		FLOAT.set(this.bytes, FEATURES + feature * FEATURE_SIZE + field, value);
	}

	float rate(int sign) {
		return (float) FLOAT.get(this.bytes, SIGNS + sign * SIGN_SIZE);
	}

	void rate(int sign, float rate) {
		FLOAT.set(this.bytes, SIGNS + sign * SIGN_SIZE, rate);
	}

	float chart(int sign) {
		return (float) FLOAT.get(this.bytes, SIGNS + sign * SIGN_SIZE + 4);
	}

	void chart(int sign, float value) {
		FLOAT.set(this.bytes, SIGNS + sign * SIGN_SIZE + 4, value);
	}

	/**
	 * Forgets what stands out so far, after an alarm.
	 */
	void reset() {
		for (int i = 0; i < Feature.count(); i++) {
			set(i, UP, 0);
			set(i, DOWN, 0);
		}
		for (int i = 0; i < Sign.count(); i++) {
			chart(i, 0);
		}
	}

	/**
	 * Returns how much rarer an hour is than the most frequent one.
	 * @param hour hour of the week
	 * @return bits, 0 or more
	 */
	double surprise(int hour) {
		int most = 0;
		for (int i = 0; i < HOUR_COUNT; i++) {
			most = Math.max(most, this.bytes[HOURS + i] & 0xff);
		}
		return Math.log((most + 0.5) / ((this.bytes[HOURS + hour] & 0xff) + 0.5)) / Math.log(2);
	}

	void learnHour(int hour) {
		int count = this.bytes[HOURS + hour] & 0xff;
		if (count == 0xff) {
			halveHours();
			count = this.bytes[HOURS + hour] & 0xff;
		}
		this.bytes[HOURS + hour] = (byte) (count + 1);
	}

	/**
	 * Forgets half of the hours once a week.
	 * @param millis the time
	 */
	void forget(long millis) {
		int seconds = (int) (millis / 1000);
		if (seconds - (int) INT.get(this.bytes, HALVED) >= WEEK / 1000) {
			INT.set(this.bytes, HALVED, seconds);
			halveHours();
		}
	}

	private void halveHours() {
		for (int i = HOURS; i < HOURS + HOUR_COUNT; i++) {
			this.bytes[i] = (byte) ((this.bytes[i] & 0xff) >>> 1);
		}
	}

	/**
	 * Returns the share of letters outside the script that is mostly used.
	 * @param scripts scripts of a text
	 * @return 0 to 1, NaN if nothing is known
	 */
	float foreign(Scripts scripts) {
		int main = -1;
		int most = 0;
		for (int i = 0; i < Scripts.SIZE; i++) {
			int share = script(i);
			if (share > most) {
				most = share;
				main = i;
			}
		}
		return (main < 0 || scripts.isEmpty()) ? Float.NaN : 1 - scripts.share(main);
	}

	void learn(Scripts scripts, float gain) {
		if (!scripts.isEmpty()) {
			for (int i = 0; i < Scripts.SIZE; i++) {
				float share = script(i) / SCRIPT_UNIT;
				int next = Math.round((share + gain * (scripts.share(i) - share)) * SCRIPT_UNIT);
				this.bytes[SCRIPTS + 2 * i] = (byte) next;
				this.bytes[SCRIPTS + 2 * i + 1] = (byte) (next >>> 8);
			}
		}
	}

	private int script(int group) {
		return (this.bytes[SCRIPTS + 2 * group] & 0xff) | (this.bytes[SCRIPTS + 2 * group + 1] & 0xff) << 8;
	}

	/**
	 * Returns whether a name was seen, as far as a Bloom filter of 512 bits can tell.
	 * @param hash hash of the name
	 * @return whether it was, or others make it look so
	 */
	boolean knows(long hash) {
		return isSet(hash) && isSet(hash >>> 16) && isSet(hash >>> 32);
	}

	void learnName(long hash) {
		set(hash);
		set(hash >>> 16);
		set(hash >>> 32);
	}

	private boolean isSet(long hash) {
		int bit = (int) (hash & (8 * NAMES_SIZE - 1));
		return (this.bytes[NAMES + (bit >>> 3)] & (1 << (bit & 7))) != 0;
	}

	private void set(long hash) {
		int bit = (int) (hash & (8 * NAMES_SIZE - 1));
		this.bytes[NAMES + (bit >>> 3)] |= (byte) (1 << (bit & 7));
	}

	/**
	 * Returns how far a topic is from what is usual.
	 * @param topic the topic
	 * @return {@code 1 - cos}, 0 to 2; NaN if nothing is known
	 */
	float distance(TopicVector topic) {
		double dot = 0;
		double norm = 0;
		for (int i = 0; i < TopicVector.SIZE; i++) {
			float usual = this.bytes[TOPIC + i] / TOPIC_UNIT;
			dot += usual * topic.at(i);
			norm += usual * usual;
		}
		return (norm == 0 || topic.isEmpty()) ? Float.NaN : (float) (1 - dot / Math.sqrt(norm));
	}

	void learn(TopicVector topic, float gain) {
		if (!topic.isEmpty()) {
			for (int i = 0; i < TopicVector.SIZE; i++) {
				float usual = this.bytes[TOPIC + i] / TOPIC_UNIT;
				int next = stochastic((usual + gain * (topic.at(i) - usual)) * TOPIC_UNIT, i);
				this.bytes[TOPIC + i] = (byte) Math.max(-127, Math.min(127, next));
			}
		}
	}

	/**
	 * Rounds up or down, so that small steps are not all lost: up as often as the
	 * fraction says, by a low-discrepancy sequence instead of chance.
	 * @param value the number
	 * @param place which number of the record it is
	 * @return one of the two integers next to it
	 */
	private int stochastic(float value, int place) {
		double threshold = ((seen() + place * 7L) * 0.6180339887498949) % 1;
		return (int) Math.floor(value + threshold);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Baseline baseline && Arrays.equals(this.bytes, baseline.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return "Baseline[seen=" + seen() + ", learned=" + learned() + "]";
	}

}
