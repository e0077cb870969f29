package dev.aisecurity.interaction;

/**
 * How far the origin of what flowed into a context can be trusted, most trusted first.
 */
public enum Integrity {

	/** Written by the application. */
	SYSTEM,

	/** Produced by a tool of the application. */
	INTERNAL_TOOL,

	/** Written by the user. */
	USER,

	/** Written by a third party. */
	EXTERNAL;

	/**
	 * Returns the integrity of text of an origin.
	 * @param origin who wrote the text
	 * @return its integrity; tools and models count as external until declared otherwise
	 */
	public static Integrity of(Origin origin) {
		return switch (origin) {
			case SYSTEM -> SYSTEM;
			case USER -> USER;
			case RETRIEVED, TOOL, MODEL -> EXTERNAL;
		};
	}

}
