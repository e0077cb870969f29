package dev.aisecurity.web.extract;

import java.util.List;
import java.util.Map;

import dev.aisecurity.interaction.Segment;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

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
		requireFormCharset(RequestPreconditions.contentType(request));
		Map<String, String[]> parameters = parameters(request);
		if (parameters.isEmpty()) {
			return List.of();
		}
		QueryNames query = new QueryNames(request.getQueryString());
		ParameterTexts texts = new ParameterTexts(this.limits, origins);
		for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
			String name = parameter.getKey();
			int inQuery = query.count(name);
			String[] values = parameter.getValue();
			for (int i = 0; i < values.length; i++) {
				texts.add(name, (values[i] != null) ? values[i] : "",
						(i < inQuery) ? ParameterTexts.QUERY : ParameterTexts.FORM);
			}
		}
		return texts.segments();
	}

	private static void requireFormCharset(@Nullable MediaType contentType) {
		if (contentType != null && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(contentType)) {
			RequestCharset.of(contentType, RequestCharset.FOR_TEXT);
		}
	}

	private static Map<String, String[]> parameters(HttpServletRequest request) {
		try {
			return request.getParameterMap();
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			throw new UnreadableRequestException(UnreadableReason.PARAMETERS_MALFORMED);
		}
	}

}
