package dev.aisecurity.detect.lexical;

import dev.aisecurity.normalize.ScanBudget;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the weights of a text, unit by unit, and finds the run of adjacent units with
 * the highest sum: each unit ends a passage, as long as the head says. In a text of more
 * than one passage it ends a sentence, too, so that one among many is not drowned; a
 * sentence must be surer than a passage. Used by one thread.
 */
public final class LexicalScan implements FeatureSink {

	/** How much surer a sentence must be than a passage, in units of the sum. */
	public static final double MARGIN = 1.5;

	private static final int UNITS_BETWEEN_CLOCKS = 64;

	private final LexicalHead head;

	private final ScanBudget budget;

	private final UnitSums units = new UnitSums();

	private final UnitWindow passage;

	private final @Nullable UnitWindow sentence;

	private double best = Double.NEGATIVE_INFINITY;

	private int bestStart;

	private int bestEnd;

	/**
	 * Creates a scan.
	 * @param head the weights
	 * @param budget when to stop
	 */
	public LexicalScan(LexicalHead head, ScanBudget budget) {
		this.head = head;
		this.budget = budget;
		this.passage = new UnitWindow(this.units, head.passage());
		this.sentence = (head.sentence() < head.passage()) ? new UnitWindow(this.units, head.sentence()) : null;
	}

	@Override
	public void feature(int group, int hash) {
		this.units.add(group, this.head.weight(group, hash));
	}

	@Override
	public boolean endOfUnit(int start, int end) {
		this.units.finish(start);
		rate(this.passage, this.passage.advance(end), end);
		if (this.sentence != null) {
			double sum = this.sentence.advance(end);
			if (this.passage.isMoving()) {
				rate(this.sentence, sum - MARGIN, end);
			}
		}
		return this.units.finished() % UNITS_BETWEEN_CLOCKS != 0 || !this.budget.isTimeUp();
	}

	private void rate(UnitWindow window, double weights, int end) {
		double sum = this.head.bias() + weights;
		if (sum > this.best) {
			this.best = sum;
			this.bestStart = window.start();
			this.bestEnd = end;
		}
	}

	/**
	 * Returns the highest sum of a window.
	 * @return the sum, negative infinity for a text without units
	 */
	public double sum() {
		return this.best;
	}

	/**
	 * Returns how probable it is that the text is an attack.
	 * @return 0 to 1
	 */
	public double probability() {
		return this.head.probability(this.best);
	}

	/**
	 * Returns where the window with the highest sum starts.
	 * @return offset in the text
	 */
	public int start() {
		return this.bestStart;
	}

	/**
	 * Returns where the window with the highest sum ends.
	 * @return offset in the text, exclusive
	 */
	public int end() {
		return this.bestEnd;
	}

}
