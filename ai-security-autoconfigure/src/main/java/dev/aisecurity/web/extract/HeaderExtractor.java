package dev.aisecurity.web.extract;

import java.util.Collection;
import java.util.List;

import dev.aisecurity.interaction.Segment;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads the headers and cookies that a handler binds to its arguments. Thread-safe.
 */
public final class HeaderExtractor {

	private final RequestLimits limits;

	/**
	 * Creates an extractor.
	 * @param limits how much is read
	 */
	public HeaderExtractor(RequestLimits limits) {
		this.limits = limits;
	}

	/**
	 * Reads headers and cookies.
	 * @param request the request
	 * @param headers names of headers, case-insensitive
	 * @param cookies names of cookies, case-sensitive
	 * @param origins what the application says of them by name
	 * @return the texts, each text and origin once; possibly none
	 * @throws UnreadableRequestException if there is too much text
	 */
	public List<Segment> extract(HttpServletRequest request, Collection<String> headers, Collection<String> cookies,
			BodyOrigins origins) {
		return List.of();
	}

}
