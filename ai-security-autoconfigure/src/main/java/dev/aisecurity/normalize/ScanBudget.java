package dev.aisecurity.normalize;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What one inspection may cost: an end on the clock and a number of characters that may
 * be derived from the raw text. Once exhausted it stays exhausted. Used by one thread.
 */
public final class ScanBudget {

	private final LongSupplier nanoTime;

	private final long start;

	private final long allowedNanos;

	private long remainingChars;

	private boolean timedOut;

	private boolean overdrawn;

	/**
	 * Creates a budget that starts now.
	 * @param deadline how long the inspection may take
	 * @param derivedChars how many characters all derived views may have together
	 * @param nanoTime the clock, as {@link System#nanoTime()}
	 */
	public ScanBudget(Duration deadline, long derivedChars, LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
		this.allowedNanos = deadline.toNanos();
		this.remainingChars = derivedChars;
	}

	/**
	 * Returns a budget for tests and for text that was bounded before.
	 * @return a budget of one minute and 16 million characters
	 */
	public static ScanBudget generous() {
		return new ScanBudget(Duration.ofMinutes(1), 16_000_000, System::nanoTime);
	}

	/**
	 * Returns whether the deadline has passed. Reads the clock: ask once for some
	 * thousand characters, not for each.
	 * @return whether time is up
	 */
	public boolean isTimeUp() {
		if (!this.timedOut && this.nanoTime.getAsLong() - this.start > this.allowedNanos) {
			this.timedOut = true;
		}
		return this.timedOut;
	}

	/**
	 * Takes characters out of the budget.
	 * @param chars how many characters a view is going to have
	 * @return whether they were there; if not, the view must not be made
	 */
	public boolean take(int chars) {
		if (chars > this.remainingChars) {
			this.overdrawn = true;
			return false;
		}
		this.remainingChars -= chars;
		return true;
	}

	/**
	 * Returns whether something was left out because of this budget.
	 * @return whether time was up or characters ran out
	 */
	public boolean isExhausted() {
		return this.timedOut || this.overdrawn;
	}

	/**
	 * Returns whether time was up when last asked.
	 * @return whether the deadline was seen to have passed
	 */
	public boolean hasTimedOut() {
		return this.timedOut;
	}

}
