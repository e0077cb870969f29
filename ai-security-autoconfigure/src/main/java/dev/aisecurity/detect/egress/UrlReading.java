package dev.aisecurity.detect.egress;

/**
 * A place in a run of text that some reader takes for the beginning of a URL.
 *
 * @param kind what kind of URL it would be
 * @param start where it starts
 * @param host where what follows the scheme and the slashes starts
 */
record UrlReading(Kind kind, int start, int host) {

	/**
	 * Kinds of URLs.
	 */
	enum Kind {

		/** A scheme that browsers fetch, with or without its slashes. */
		WEB,

		/** No scheme, but slashes: the scheme of the page. */
		RELATIVE_HOST,

		/** No scheme, but a host that renderers recognize by its name. */
		WWW,

		/** A scheme that runs or holds what follows, or opens a file. */
		ACTIVE,

		/** A scheme of some other programme. */
		OTHER

	}
}
