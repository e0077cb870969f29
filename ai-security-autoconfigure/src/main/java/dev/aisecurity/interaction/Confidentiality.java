package dev.aisecurity.interaction;

/**
 * How secret the most secret part of a context is, least secret first.
 */
public enum Confidentiality {

	/** For everybody. */
	PUBLIC,

	/** For members of the organisation. */
	INTERNAL,

	/** For those who need it. */
	CONFIDENTIAL,

	/** For nobody but its owner. */
	SECRET

}
