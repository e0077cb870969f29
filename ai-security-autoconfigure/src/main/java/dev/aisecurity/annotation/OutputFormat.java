package dev.aisecurity.annotation;

/**
 * What the text that an endpoint answers is meant to be. It decides how the text is made
 * safe for its reader; the content type of the response decides how it is transported.
 */
public enum OutputFormat {

	/** Whatever the content type of the response says. */
	AUTO,

	/** Plain text for people. */
	TEXT,

	/** Markdown that a client renders. */
	MARKDOWN,

	/**
	 * HTML that the model wrote and a browser shows: reduced to a short list of harmless
	 * elements instead of being shown as source.
	 */
	HTML,

	/**
	 * JSON whose texts a client puts into a page as they are: special characters in them
	 * become HTML entities. Any other client sees the entities, so this is only for
	 * clients that cannot encode.
	 */
	HTML_IN_JSON,

	/** Text for a terminal: control sequences are removed. */
	TERMINAL

}
