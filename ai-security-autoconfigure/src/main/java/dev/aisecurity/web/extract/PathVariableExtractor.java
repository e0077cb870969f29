package dev.aisecurity.web.extract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;

import org.springframework.web.util.UriUtils;

/**
 * Reads the variables of a matched path pattern, decoded as the handler gets them. Names
 * are the application's. Thread-safe.
 */
public final class PathVariableExtractor {

	private static final String LOCATION = "path";

	private static final String SEPARATORS = "/;=";

	private final RequestLimits limits;

	/**
	 * Creates an extractor.
	 * @param limits how much is read
	 */
	public PathVariableExtractor(RequestLimits limits) {
		this.limits = limits;
	}

	/**
	 * Reads path variables.
	 * @param variables values by name
	 * @param origins what the application says of variables by name
	 * @return the texts, each text and origin once; possibly none
	 * @throws UnreadableRequestException if there is too much text
	 */
	public List<Segment> extract(Map<String, String> variables, BodyOrigins origins) {
		if (variables.isEmpty()) {
			return List.of();
		}
		SegmentCollector collector = new SegmentCollector(this.limits.maxCharacters());
		for (Map.Entry<String, String> variable : variables.entrySet()) {
			TextDeclaration declaration = origins.property(variable.getKey()).declaration();
			if (!declaration.isUninspected() && variable.getValue() != null) {
				collector.add(variable.getValue(), declaration.origin(Origin.USER), LOCATION);
			}
		}
		return collector.segments();
	}

	/**
	 * Reads a path for consumers that take it apart themselves: what wildcards and matrix
	 * variables stand for. A path of plain words is left out.
	 * @param uri the path as the client has encoded it
	 * @return the decoded path, or nothing
	 * @throws UnreadableRequestException if there is too much text
	 */
	public List<Segment> extract(String uri) {
		String path = decode(uri);
		if (isPlain(path)) {
			return List.of();
		}
		SegmentCollector collector = new SegmentCollector(this.limits.maxCharacters());
		collector.add(path, Origin.USER, LOCATION);
		return collector.segments();
	}

	private static String decode(String uri) {
		try {
			return UriUtils.decode(uri, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return uri;
		}
	}

	private static boolean isPlain(String path) {
		int start = 0;
		for (int i = 0; i <= path.length(); i++) {
			if (i == path.length() || SEPARATORS.indexOf(path.charAt(i)) >= 0) {
				if (!NameTexts.isPlain(path.substring(start, i))) {
					return false;
				}
				start = i + 1;
			}
		}
		return true;
	}

}
