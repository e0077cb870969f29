package dev.aisecurity.normalize;

/**
 * Counts anomalies of a text before they are recorded. Used by one thread.
 */
final class AnomalyTally {

	private static final int KINDS = Anomaly.Kind.values().length;

	private final int[] starts = new int[KINDS];

	private final int[] ends = new int[KINDS];

	private final int[] counts = new int[KINDS];

	void add(Anomaly.Kind kind, int start, int end, int count) {
		int index = kind.ordinal();
		if (this.counts[index] == 0) {
			this.starts[index] = start;
		}
		this.starts[index] = Math.min(this.starts[index], start);
		this.ends[index] = Math.max(this.ends[index], end);
		this.counts[index] += count;
	}

	void clear(Anomaly.Kind kind) {
		this.counts[kind.ordinal()] = 0;
	}

	/**
	 * Records what was counted.
	 * @param draft the text in the making
	 * @param view the view whose offsets were given
	 */
	void record(NormalizedText.Draft draft, TextView view) {
		for (Anomaly.Kind kind : Anomaly.Kind.values()) {
			int index = kind.ordinal();
			if (this.counts[index] > 0) {
				draft.anomaly(kind, view.rawStart(this.starts[index]), view.rawEnd(this.ends[index]),
						this.counts[index]);
			}
		}
	}

}
