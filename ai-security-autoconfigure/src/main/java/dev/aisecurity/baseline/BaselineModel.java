package dev.aisecurity.baseline;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.baseline.FeatureDeviation.Window;

/**
 * Judges events by a baseline and lets the baseline learn from them. Thread-safe: it
 * keeps nothing.
 * <p>
 * A value {@code x} is compared to what was learned fast:
 * {@code z = (x - fast) / (scale · sqrt(1 + 1 / (n + 5)))}. Two CUSUM charts for each
 * feature (Page, 1954) add up what exceeds {@code k}: a small shift that stays is found
 * after a few events. The three largest {@code |z|} together find one event that is far
 * out. The gap between fast and slow learning finds a baseline that is being moved.
 * Learning is an exponentially weighted average of winsorised values, and only of events
 * that nothing speaks against; what is learned never goes further from the peers than
 * their 99.9th percentile and two scales.
 */
public final class BaselineModel {

	private static final double LIMIT = 4;

	private static final double WINSOR = 3;

	private static final double FAR = 8;

	private static final int START = 20;

	private static final double FASTEST = 0.02;

	private static final double SLOWEST = 0.002;

	private static final double LEAST_SCALE = 0.15;

	/** A normal deviation's standard deviation over its mean absolute deviation. */
	private static final double SD_OVER_MAD = 1.2533;

	/** The 99.9th percentile of a normal distribution, in standard deviations. */
	private static final double TAIL = 3.09;

	private static final double RARE_BITS = 6;

	private static final double EMPHASIS = 1.25;

	private final BaselineSettings settings;

	private final PeerNorms peers;

	/**
	 * Creates a model.
	 * @param settings when a deviation is an alarm
	 * @param peers where baselines begin, and their limit
	 */
	public BaselineModel(BaselineSettings settings, PeerNorms peers) {
		this.settings = settings;
		this.peers = peers;
	}

	/**
	 * Returns the baseline of somebody of whom nothing is known.
	 * @return a baseline that has learned nothing
	 */
	public Baseline start() {
		return Baseline.of(this.peers);
	}

	/**
	 * Judges an event.
	 * @param baseline the baseline before it
	 * @param event what was measured so far
	 * @return the deviation with this event, {@link Deviation#NONE} if nothing stands out
	 * at all
	 */
	public Deviation judge(Baseline baseline, Measurement event) {
		return new Charts(baseline, event).deviation();
	}

	/**
	 * Lets a baseline see an event and, if allowed, learn from it.
	 * @param baseline the baseline before it
	 * @param event all that was measured
	 * @param harmless whether the event was allowed and nothing speaks against the
	 * session; others are never learned from
	 * @return the deviation with this event, and the baseline after it
	 */
	public Step step(Baseline baseline, Measurement event, boolean harmless) {
		Charts charts = new Charts(baseline, event);
		Deviation deviation = charts.deviation();
		Baseline next = baseline.copy();
		next.see(event.millis());
		if (deviation.alarm()) {
			next.reset();
			next.freeze(event.millis() + this.settings.freeze().toMillis());
		}
		else {
			charts.keep(next);
		}
		if (harmless && !deviation.alarm() && event.millis() >= baseline.frozenUntil()
				&& charts.point < this.settings.point()) {
			learn(next, event, charts);
		}
		return new Step(next, deviation);
	}

	private void learn(Baseline next, Measurement event, Charts charts) {
		next.forget(event.millis());
		int learned = next.learned();
		double gain = Math.max(FASTEST, 1.0 / (learned + START));
		double slowGain = Math.max(SLOWEST, 1.0 / (learned + START));
		for (int i = 0; i < Feature.count(); i++) {
			float x = charts.values[i];
			if (!Float.isNaN(x)) {
				learn(next, i, x, gain, slowGain);
			}
		}
		for (int i = 0; i < Sign.count(); i++) {
			if (charts.isKnown(i)) {
				next.rate(i, (float) (next.rate(i) + gain * ((charts.shows(i) ? 1 : 0) - next.rate(i))));
			}
		}
		next.learnHour(event.hourOfWeek());
		Scripts scripts = event.scripts();
		if (scripts != null) {
			next.learn(scripts, (float) Math.max(FASTEST, 1.0 / (learned + 1)));
		}
		TopicVector topic = event.topic();
		if (topic != null) {
			next.learn(topic, (float) Math.max(FASTEST, 1.0 / (learned + 1)));
		}
		for (long entity : event.entities()) {
			next.learnName(entity);
		}
		next.learn();
		this.peers.learn(charts.values);
	}

	private void learn(Baseline next, int feature, float x, double gain, double slowGain) {
		double fast = next.get(feature, Baseline.FAST);
		double slow = next.get(feature, Baseline.SLOW);
		double scale = next.get(feature, Baseline.SCALE);
		double distance = Math.min(Math.abs(x - fast), WINSOR * scale);
		fast += gain * clip((x - fast) / scale, WINSOR) * scale;
		slow += slowGain * clip((x - slow) / scale, WINSOR) * scale;
		scale = Math.max(LEAST_SCALE, scale + gain * (SD_OVER_MAD * distance - scale));
		Feature which = Feature.at(feature);
		double mean = this.peers.mean(which);
		double reach = TAIL * this.peers.scale(which) + 2 * scale;
		next.set(feature, Baseline.FAST, (float) Math.max(mean - reach, Math.min(mean + reach, fast)));
		next.set(feature, Baseline.SLOW, (float) slow);
		next.set(feature, Baseline.SCALE, (float) scale);
	}

	private static double clip(double value, double limit) {
		return Math.max(-limit, Math.min(limit, value));
	}

	/**
	 * What came of an event.
	 *
	 * @param next the baseline after it
	 * @param deviation the deviation with it
	 */
	public record Step(Baseline next, Deviation deviation) {
	}

	/**
	 * All charts with one event.
	 */
	private final class Charts {

		private final Baseline baseline;

		private final Measurement event;

		private final float[] values = new float[Feature.count()];

		private final float[] z = new float[Feature.count()];

		private final float[] up = new float[Feature.count()];

		private final float[] down = new float[Feature.count()];

		private final float[] signs = new float[Sign.count()];

		private final boolean novel;

		private double point;

		private double highest;

		private double gap;

		private double sign;

		Charts(Baseline baseline, Measurement event) {
			this.baseline = baseline;
			this.event = event;
			this.novel = isNovel();
			read();
			chart();
		}

		private boolean isNovel() {
			for (long entity : this.event.entities()) {
				if (!this.baseline.knows(entity)) {
					return true;
				}
			}
			return false;
		}

		private void read() {
			for (int i = 0; i < Feature.count(); i++) {
				this.values[i] = this.event.value(i);
			}
			int interval = Feature.INTERVAL.ordinal();
			if (Float.isNaN(this.values[interval]) && this.baseline.lastSeen() > 0) {
				double seconds = (this.event.millis() - this.baseline.lastSeen()) / 1000.0;
				this.values[interval] = (float) Math.log(Math.max(0.001, seconds));
			}
			int foreign = Feature.FOREIGN_SCRIPT.ordinal();
			Scripts scripts = this.event.scripts();
			if (Float.isNaN(this.values[foreign]) && scripts != null) {
				this.values[foreign] = (float) Math.asin(Math.sqrt(Math.max(0, this.baseline.foreign(scripts))));
			}
			int distance = Feature.TOPIC_DISTANCE.ordinal();
			TopicVector topic = this.event.topic();
			if (Float.isNaN(this.values[distance]) && topic != null) {
				this.values[distance] = this.baseline.distance(topic);
			}
		}

		private void chart() {
			double inflation = Math.sqrt(1 + 1 / (this.baseline.learned() + 0.2 * START + 1));
			double first = 0;
			double second = 0;
			double third = 0;
			for (int i = 0; i < Feature.count(); i++) {
				double scale = this.baseline.get(i, Baseline.SCALE);
				double fast = this.baseline.get(i, Baseline.FAST);
				this.up[i] = this.baseline.get(i, Baseline.UP);
				this.down[i] = this.baseline.get(i, Baseline.DOWN);
				this.gap = Math.max(this.gap, Math.abs(fast - this.baseline.get(i, Baseline.SLOW)) / scale);
				if (!Float.isNaN(this.values[i])) {
					double deviations = (this.values[i] - fast) / (scale * inflation);
					double clipped = clip(deviations, LIMIT);
					double shift = BaselineModel.this.settings.shift();
					this.z[i] = (float) deviations;
					this.up[i] = (float) Math.max(0, this.up[i] + clipped - shift);
					this.down[i] = (float) Math.max(0, this.down[i] - clipped - shift);
					double size = Math.min(Math.abs(deviations), FAR);
					third = Math.max(third, Math.min(second, size));
					second = Math.max(second, Math.min(first, size));
					first = Math.max(first, size);
				}
				this.highest = Math.max(this.highest, Math.max(this.up[i], this.down[i]));
			}
			this.point = first + second + third;
			for (int i = 0; i < Sign.count(); i++) {
				float before = this.baseline.chart(i);
				this.signs[i] = isKnown(i) ? SignChart.next(before, this.baseline.rate(i), shows(i)) : before;
				this.sign = Math.max(this.sign, share(i));
			}
		}

		private double share(int sign) {
			double limit = SignChart.interval(BaselineModel.this.settings.signs(), this.baseline.rate(sign));
			return (this.signs[sign] > 0) ? this.signs[sign] / limit : 0;
		}

		boolean isKnown(int index) {
			Sign which = Sign.at(index);
			return (which == Sign.NEW_ENTITY) ? this.event.entities().length > 0 : this.event.isKnown(which);
		}

		boolean shows(int index) {
			Sign which = Sign.at(index);
			return (which == Sign.NEW_ENTITY) ? this.novel : this.event.shows(which);
		}

		void keep(Baseline next) {
			for (int i = 0; i < Feature.count(); i++) {
				next.set(i, Baseline.UP, this.up[i]);
				next.set(i, Baseline.DOWN, this.down[i]);
			}
			for (int i = 0; i < Sign.count(); i++) {
				next.chart(i, this.signs[i]);
			}
		}

		Deviation deviation() {
			BaselineSettings limits = BaselineModel.this.settings;
			double ratio = Math.max(Math.max(this.point / limits.point(), this.highest / limits.threshold()),
					Math.max(this.gap / limits.gap(), this.sign));
			boolean alarm = ratio >= 1;
			if (alarm) {
				ratio *= (this.baseline.surprise(this.event.hourOfWeek()) > RARE_BITS) ? EMPHASIS : 1;
				ratio *= this.novel ? EMPHASIS : 1;
			}
			double maturity = Deviation.maturity(this.baseline.learned());
			return new Deviation(ratio / (ratio + 1), alarm, maturity, alarm ? explain() : List.of());
		}

		private List<FeatureDeviation> explain() {
			BaselineSettings limits = BaselineModel.this.settings;
			List<Explained> all = new ArrayList<>();
			for (int i = 0; i < Feature.count(); i++) {
				double scale = this.baseline.get(i, Baseline.SCALE);
				double fast = this.baseline.get(i, Baseline.FAST);
				double gapHere = (fast - this.baseline.get(i, Baseline.SLOW)) / scale;
				String name = BaselineDescription.name(Feature.at(i));
				add(all, Math.abs(this.z[i]) * 3 / limits.point(), name, this.values[i], fast, this.z[i], Window.EVENT);
				add(all, Math.max(this.up[i], this.down[i]) / limits.threshold(), name, this.values[i], fast, this.z[i],
						Window.RECENT);
				add(all, Math.abs(gapHere) / limits.gap(), name, fast, this.baseline.get(i, Baseline.SLOW), gapHere,
						Window.LONG);
			}
			for (int i = 0; i < Sign.count(); i++) {
				double rate = this.baseline.rate(i);
				double spread = Math.sqrt(Math.max(1e-4, rate * (1 - rate)));
				double value = shows(i) ? 1 : 0;
				add(all, share(i), BaselineDescription.name(Sign.at(i)), value, rate, (value - rate) / spread,
						Window.RECENT);
			}
			all.sort((a, b) -> Double.compare(b.weight, a.weight));
			List<FeatureDeviation> top = new ArrayList<>(3);
			for (int i = 0; i < all.size() && top.size() < 3; i++) {
				FeatureDeviation candidate = all.get(i).deviation;
				if (top.stream().noneMatch((other) -> other.name().equals(candidate.name()))) {
					top.add(candidate);
				}
			}
			return top;
		}

		private void add(List<Explained> all, double weight, String name, double value, double expected,
				double deviations, Window window) {
			if (weight > 0.25 && !Double.isNaN(value)) {
				all.add(new Explained(weight, new FeatureDeviation(name, value, expected, deviations, window)));
			}
		}

	}

	private record Explained(double weight, FeatureDeviation deviation) {
	}

}
