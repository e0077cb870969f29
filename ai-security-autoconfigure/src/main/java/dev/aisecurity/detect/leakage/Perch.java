package dev.aisecurity.detect.leakage;

import org.jspecify.annotations.Nullable;

/**
 * A canary that was issued, and whether it still counts. Thread-safe.
 */
final class Perch implements Comparable<Perch> {

	/** When a canary ends that does not end. */
	static final long NEVER = Long.MAX_VALUE;

	private final Canary canary;

	private final long number;

	private final long end;

	private volatile boolean revoked;

	/**
	 * Creates a perch.
	 * @param canary the canary
	 * @param number how many were issued before
	 * @param end when it ends, in nanoseconds since the registry was made, or
	 * {@link #NEVER}
	 */
	Perch(Canary canary, long number, long end) {
		this.canary = canary;
		this.number = number;
		this.end = end;
	}

	Canary canary() {
		return this.canary;
	}

	boolean ends() {
		return this.end != NEVER;
	}

	boolean isLive(long now) {
		return !this.revoked && now < this.end;
	}

	void revoke() {
		this.revoked = true;
	}

	@Override
	public int compareTo(Perch other) {
		int order = Long.compare(this.end, other.end);
		return (order != 0) ? order : Long.compare(this.number, other.number);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.number);
	}

}
