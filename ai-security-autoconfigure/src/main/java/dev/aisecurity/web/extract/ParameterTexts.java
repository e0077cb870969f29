package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;

/**
 * Texts of named values, as they come. Not thread-safe.
 */
final class ParameterTexts {

	static final String FORM = "form";

	static final String QUERY = "query";

	private static final String NAMES = "parameter names";

	private static final String CHARSET_FIELD = "_charset_";

	private final RequestLimits limits;

	private final BodyOrigins origins;

	private final SegmentCollector collector;

	private final NameTexts names = new NameTexts();

	private int count;

	ParameterTexts(RequestLimits limits, BodyOrigins origins) {
		this.limits = limits;
		this.origins = origins;
		this.collector = new SegmentCollector(limits.maxCharacters());
	}

	void add(String name, String value, String location) {
		if (++this.count > this.limits.maxParameters()) {
			throw new UnreadableRequestException(UnreadableReason.TOO_MANY_PARAMETERS);
		}
		if (name.equals(CHARSET_FIELD) && !value.isEmpty()) {
			/* Some containers decode all other fields with it */
			RequestCharset.named(value, RequestCharset.FOR_TEXT);
		}
		TextDeclaration declaration = this.origins.property(name).declaration();
		if (declaration.isUninspected()) {
			return;
		}
		Origin origin = declaration.origin(Origin.USER);
		if (!this.origins.knows(name)) {
			this.names.add(name, origin);
		}
		this.collector.add(value, origin, location);
	}

	List<Segment> segments() {
		this.names.addTo(this.collector, NAMES);
		return this.collector.segments();
	}

}
