package dev.aisecurity.policy;

/**
 * What becomes of a verdict: of the whole guard, of an endpoint, or of one policy.
 */
public enum EnforcementMode {

	/** The verdict is carried out. */
	ENFORCE,

	/** The verdict is recorded, and nothing else happens. */
	OBSERVE,

	/** Nothing is inspected. */
	OFF

}
