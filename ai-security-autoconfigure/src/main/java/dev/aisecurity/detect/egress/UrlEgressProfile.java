package dev.aisecurity.detect.egress;

import java.util.List;

/**
 * Which URLs the answers of an endpoint may have.
 *
 * @param links where links may lead
 * @param images where images, and whatever else is fetched without a click, may come from
 * @param origins the application's own origins
 * @param data how many characters the query and fragment of an allowed URL may have
 * together
 * @param userLinks whether links may lead wherever the user has written the URL of
 */
public record UrlEgressProfile(List<UrlPrefix> links, List<UrlPrefix> images, List<UrlPrefix> origins, int data,
		boolean userLinks) {

	/** How many characters of query and fragment are allowed by default. */
	public static final int DEFAULT_DATA = 64;

	/** Nothing but relative URLs and those that the application itself has named. */
	public static final UrlEgressProfile STRICT = new UrlEgressProfile(List.of(), List.of(), List.of(), DEFAULT_DATA,
			false);

	public UrlEgressProfile {
		links = List.copyOf(links);
		images = List.copyOf(images);
		origins = List.copyOf(origins);
		if (data < 0) {
			throw new IllegalArgumentException("The number of characters must not be negative but is " + data);
		}
	}

}
