package dev.aisecurity.detect.lexical;

/**
 * Sums and counts of the features of the latest units, by group. Used by one thread.
 */
final class UnitSums {

	/** No window fits more units: they have at least eight characters. */
	static final int MAX = 128;

	private final float[] sums = new float[MAX * FeatureScan.GROUPS];

	private final int[] counts = new int[MAX * FeatureScan.GROUPS];

	private final int[] starts = new int[MAX];

	private int finished;

	private int base;

	void add(int group, float weight) {
		this.sums[this.base + group] += weight;
		this.counts[this.base + group]++;
	}

	/**
	 * Ends a unit; what is added from now on belongs to the next.
	 * @param start where the unit starts in the text
	 */
	void finish(int start) {
		this.starts[this.finished % MAX] = start;
		this.finished++;
		this.base = this.finished % MAX * FeatureScan.GROUPS;
		for (int group = 0; group < FeatureScan.GROUPS; group++) {
			this.sums[this.base + group] = 0;
			this.counts[this.base + group] = 0;
		}
	}

	int finished() {
		return this.finished;
	}

	int start(int unit) {
		return this.starts[unit % MAX];
	}

	float sum(int unit, int group) {
		return this.sums[unit % MAX * FeatureScan.GROUPS + group];
	}

	int count(int unit, int group) {
		return this.counts[unit % MAX * FeatureScan.GROUPS + group];
	}

}
