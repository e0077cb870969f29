package dev.aisecurity.web.extract;

import java.util.List;
import java.util.Map;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;

/**
 * Reads the variables of a matched path pattern, decoded as the handler gets them. Names
 * are the application's. Thread-safe.
 */
public final class PathVariableExtractor {

	private static final String LOCATION = "path";

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

}
