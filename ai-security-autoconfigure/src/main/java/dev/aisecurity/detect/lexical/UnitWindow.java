package dev.aisecurity.detect.lexical;

/**
 * A run of adjacent units that moves along a text. Used by one thread.
 */
final class UnitWindow {

	private final UnitSums units;

	private final int chars;

	private final double[] sums = new double[FeatureScan.GROUPS];

	private final int[] counts = new int[FeatureScan.GROUPS];

	private int first;

	/**
	 * Creates a window.
	 * @param units the units
	 * @param chars how long it is, unless a single unit is longer
	 */
	UnitWindow(UnitSums units, int chars) {
		this.units = units;
		this.chars = chars;
	}

	/**
	 * Takes in the latest unit and leaves out the first ones if there are too many.
	 * @param end where the latest unit ends in the text
	 * @return the sum of the weights of the window
	 */
	double advance(int end) {
		int latest = this.units.finished() - 1;
		for (int group = 0; group < FeatureScan.GROUPS; group++) {
			this.sums[group] += this.units.sum(latest, group);
			this.counts[group] += this.units.count(latest, group);
		}
		while (this.first < latest
				&& (end - this.units.start(this.first) > this.chars || latest - this.first >= UnitSums.MAX - 2)) {
			for (int group = 0; group < FeatureScan.GROUPS; group++) {
				this.sums[group] -= this.units.sum(this.first, group);
				this.counts[group] -= this.units.count(this.first, group);
			}
			this.first++;
		}
		double sum = 0;
		for (int group = 0; group < FeatureScan.GROUPS; group++) {
			sum += this.sums[group] * LexicalHead.factor(group, this.counts[group]);
		}
		return sum;
	}

	/**
	 * Returns whether the window has left units behind.
	 * @return whether the text is longer than the window
	 */
	boolean isMoving() {
		return this.first > 0;
	}

	/**
	 * Returns where the window starts.
	 * @return offset in the text
	 */
	int start() {
		return this.units.start(this.first);
	}

}
