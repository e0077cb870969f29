package dev.aisecurity.interaction;

/**
 * Who wrote a text. What a client sends is {@link #USER} text whatever role it claims.
 */
public enum Origin {

	/** The application itself. */
	SYSTEM,

	/** The end user. */
	USER,

	/** A third party, through a document that was retrieved or handed in. */
	RETRIEVED,

	/** A tool. */
	TOOL,

	/** The model. */
	MODEL;

	/**
	 * Returns whether the text comes from a third party that is not present.
	 * @return whether this is {@link #RETRIEVED} or {@link #TOOL}
	 */
	public boolean isThirdParty() {
		return this == RETRIEVED || this == TOOL;
	}

}
