package dev.aisecurity.benchmarks.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.aisecurity.benchmarks.corpus.Row;
import dev.aisecurity.detect.lexical.FeatureScan;
import dev.aisecurity.detect.lexical.FeatureSink;
import dev.aisecurity.detect.lexical.LexicalHead;
import org.jspecify.annotations.Nullable;

/**
 * A text to learn from, as the features of its units. Used by one thread.
 */
final class Example {

	private final Row row;

	private final boolean positive;

	private final List<Unit> units;

	private final @Nullable Window planted;

	private double weight = 1;

	private Example(Row row, boolean positive, List<Unit> units, @Nullable Window planted) {
		this.row = row;
		this.positive = positive;
		this.units = units;
		this.planted = planted;
	}

	/**
	 * Creates an example.
	 * @param row where it comes from
	 * @param positive whether it is an attack
	 * @param units its units
	 * @param planted where in the text the attack is, as offsets, or {@code null} if
	 * unknown
	 * @return the example
	 */
	static Example of(Row row, boolean positive, Units units, @Nullable Window planted) {
		return new Example(row, positive, units.take(), planted);
	}

	Row row() {
		return this.row;
	}

	String source() {
		return this.row.source();
	}

	boolean isPositive() {
		return this.positive;
	}

	double weight() {
		return this.weight;
	}

	void weight(double weight) {
		this.weight = weight;
	}

	/**
	 * Returns the features of some units.
	 * @param unit index of the unit
	 * @param group kind of features
	 * @return indexes of weights
	 */
	int[] features(int unit, int group) {
		return this.units.get(unit).features[group];
	}

	/**
	 * Returns the windows that a scan of this text rates.
	 * @param chars length of a window
	 * @return for each unit, the window that ends with it
	 */
	List<Window> windows(int chars) {
		List<Window> windows = new ArrayList<>(this.units.size());
		int from = 0;
		for (int to = 1; to <= this.units.size(); to++) {
			while (to - from > 1 && this.units.get(to - 1).end - this.units.get(from).start > chars) {
				from++;
			}
			windows.add(new Window(from, to));
		}
		return windows;
	}

	/**
	 * Returns windows that cover the text and overlap by half.
	 * @param chars length of a window
	 * @return full windows, and the last one
	 */
	List<Window> spread(int chars) {
		List<Window> spread = new ArrayList<>();
		int last = -1;
		List<Window> all = windows(chars);
		for (int i = 0; i < all.size(); i++) {
			Window window = all.get(i);
			boolean end = i + 1 == all.size();
			boolean full = end || this.units.get(i + 1).end - this.units.get(window.from).start > chars;
			if (full && (last < 0 || end
					|| 2 * (this.units.get(window.from).start - this.units.get(last).start) >= chars)) {
				spread.add(window);
				last = window.from;
			}
		}
		return spread;
	}

	/**
	 * Returns whether it is known where the attack is.
	 * @return whether {@link #overlap(Window)} can be asked
	 */
	boolean isLocated() {
		return this.planted != null;
	}

	/**
	 * Returns how much of the attack a window has.
	 * @param window the window
	 * @return 0 to 1
	 */
	double overlap(Window window) {
		Window span = this.planted;
		if (span == null) {
			return 0;
		}
		int start = Math.max(span.from, this.units.get(window.from).start);
		int end = Math.min(span.to, this.units.get(window.to - 1).end);
		return Math.max(0, end - start) / (double) (span.to - span.from);
	}

	/**
	 * A range: of units, or of characters.
	 *
	 * @param from the first
	 * @param to the last, exclusive
	 */
	record Window(int from, int to) {

	}

	private record Unit(int start, int end, int[][] features) {

	}

	/**
	 * Collects the features of a text.
	 */
	static final class Units implements FeatureSink {

		private final int[][] buffers = new int[FeatureScan.GROUPS][4096];

		private final int[] counts = new int[FeatureScan.GROUPS];

		private List<Unit> units = new ArrayList<>();

		@Override
		public void feature(int group, int hash) {
			if (this.counts[group] == this.buffers[group].length) {
				this.buffers[group] = Arrays.copyOf(this.buffers[group], 2 * this.counts[group]);
			}
			this.buffers[group][this.counts[group]++] = LexicalHead.index(group, hash);
		}

		@Override
		public boolean endOfUnit(int start, int end) {
			int[][] features = new int[FeatureScan.GROUPS][];
			for (int group = 0; group < features.length; group++) {
				features[group] = Arrays.copyOf(this.buffers[group], this.counts[group]);
				this.counts[group] = 0;
			}
			this.units.add(new Unit(start, end, features));
			return true;
		}

		List<Unit> take() {
			List<Unit> taken = this.units;
			this.units = new ArrayList<>();
			return taken;
		}

	}

}
