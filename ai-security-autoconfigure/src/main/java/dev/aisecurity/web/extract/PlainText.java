package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

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
		return segments(text, null, origins);
	}

	/**
	 * Takes a text that can be read in two ways.
	 * @param text the text as it should be read
	 * @param other the text as it might be read, or {@code null} if there is one way only
	 * @param origins what the application says of it
	 * @return the texts
	 */
	List<Segment> segments(String text, @Nullable String other, BodyOrigins origins) {
		if (text.length() > this.limits.maxCharacters()) {
			throw new UnreadableRequestException(UnreadableReason.TOO_MANY_CHARACTERS);
		}
		TextDeclaration declaration = origins.declaration();
		JsonLeaves leaves = new JsonLeaves(this.documents);
		add(text, declaration, leaves);
		if (other != null) {
			add(other, declaration, leaves);
		}
		return leaves.segments();
	}

	private static void add(String text, TextDeclaration declaration, JsonLeaves leaves) {
		leaves.add(text, declaration, ChatPlace.ELSEWHERE);
		if (JsonDocuments.mayHide(text)) {
			leaves.addNested(text, declaration, ChatPlace.ELSEWHERE);
		}
	}

}
