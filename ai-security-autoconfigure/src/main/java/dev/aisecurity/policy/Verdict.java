package dev.aisecurity.policy;

/**
 * What shall happen, weakest first, so that the strictest of several is their maximum.
 */
public enum Verdict {

	/** Go on. */
	ALLOW,

	/**
	 * Go on without the parts that were found. Where they cannot be cut out this is
	 * {@link #BLOCK}.
	 */
	REDACT,

	/** Come back later. */
	THROTTLE,

	/** Prove once more, or better, who you are. */
	STEP_UP,

	/**
	 * Go on without effectful tools. Where no tool gate can enforce that this is
	 * {@link #BLOCK}.
	 */
	CONSTRAIN,

	/** Refuse this interaction. */
	BLOCK,

	/** Refuse this interaction and end the session. */
	REVOKE;

	/**
	 * Returns the stricter of two verdicts.
	 * @param other the other verdict
	 * @return this or the other
	 */
	public Verdict strictest(Verdict other) {
		return (other.compareTo(this) > 0) ? other : this;
	}

}
