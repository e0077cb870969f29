package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.interaction.Segment;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads query and form parameters through the container, which decodes them for the
 * handler too; never reads the body itself. Thread-safe.
 */
public final class ParameterExtractor {

	private final RequestLimits limits;

	/**
	 * Creates an extractor.
	 * @param limits how much is read
	 */
	public ParameterExtractor(RequestLimits limits) {
		this.limits = limits;
	}

	/**
	 * Reads all parameters: values, and names that are more than identifiers.
	 * @param request the request
	 * @param origins what the application says of parameters by name
	 * @return the texts, each text and origin once; possibly none
	 * @throws UnreadableRequestException if the parameters cannot be read or are too many
	 */
	public List<Segment> extract(HttpServletRequest request, BodyOrigins origins) {
		return List.of();
	}

}
