package dev.aisecurity.detect.egress;

/**
 * A URL that must not leave.
 *
 * @param rule why
 * @param start start of the span to replace
 * @param end end of the span, exclusive
 * @param host start of the host, or of what stands for it
 * @param hostEnd end of the host, exclusive
 */
record EgressUrl(String rule, int start, int end, int host, int hostEnd) {

	/** A link to where links may not lead. */
	static final String LINK = "url-link";

	/** Something that may be fetched without a click. */
	static final String IMAGE = "url-image";

	/** A scheme that runs code, holds content or opens another programme. */
	static final String SCHEME = "url-scheme";

	/** A relative URL with a query. */
	static final String RELATIVE = "url-relative";

}
