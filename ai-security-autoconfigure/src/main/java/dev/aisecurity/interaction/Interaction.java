package dev.aisecurity.interaction;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One crossing of one guarded resource in one direction: the access request of zero
 * trust. Immutable. Network location is no part of it on purpose.
 *
 * @param endpoint the resource
 * @param direction which way the text crosses
 * @param segments the text, in document order
 * @param subject who is acting
 * @param session the session, or {@code null} if unknown
 * @param labels what has flowed into the context so far, this text included
 * @param headers what the client claims beside the text
 * @param trusted what the application itself has put into the context
 * @param extent how much of the text this is
 * @param focus the part of the text that is asked about
 */
public record Interaction(Endpoint endpoint, Direction direction, List<Segment> segments, Subject subject,
		@Nullable SessionId session, Labels labels, RequestHeaders headers, TrustedText trusted, Extent extent,
		Focus focus) {

	public Interaction {
		segments = List.copyOf(segments);
	}

	public Interaction(Endpoint endpoint, Direction direction, List<Segment> segments, Subject subject,
			@Nullable SessionId session, Labels labels, RequestHeaders headers, TrustedText trusted, Extent extent) {
		this(endpoint, direction, segments, subject, session, labels, headers, trusted, extent, Focus.ALL);
	}

	public Interaction(Endpoint endpoint, Direction direction, List<Segment> segments, Subject subject,
			@Nullable SessionId session, Labels labels, RequestHeaders headers) {
		this(endpoint, direction, segments, subject, session, labels, headers, TrustedText.NONE, Extent.WHOLE,
				Focus.ALL);
	}

	/**
	 * Returns the number of characters of all segments.
	 * @return UTF-16 code units
	 */
	public int length() {
		int length = 0;
		for (Segment segment : this.segments) {
			length += segment.text().length();
		}
		return length;
	}

}
