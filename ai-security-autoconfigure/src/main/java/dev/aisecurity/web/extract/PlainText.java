package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Segment;

/**
 * A body that is one text. If it looks like JSON with escapes in it, the strings of that
 * are read as well, because a handler may parse what it is not told to be JSON.
 * Thread-safe.
 */
final class PlainText {

	private final JsonDocuments documents;

	private final RequestLimits limits;

	PlainText(RequestLimits limits) {
		this.documents = new JsonDocuments(limits);
		this.limits = limits;
	}

	List<Segment> segments(String text, BodyOrigins origins) {
		if (text.length() > this.limits.maxCharacters()) {
			throw new UnreadableRequestException(UnreadableReason.TOO_MANY_CHARACTERS);
		}
		TextDeclaration declaration = origins.declaration();
		JsonLeaves leaves = new JsonLeaves(this.documents);
		leaves.add(text, declaration, ChatPlace.ELSEWHERE);
		if (JsonDocuments.mayHide(text)) {
			leaves.addNested(text, declaration, ChatPlace.ELSEWHERE);
		}
		return leaves.segments();
	}

}
