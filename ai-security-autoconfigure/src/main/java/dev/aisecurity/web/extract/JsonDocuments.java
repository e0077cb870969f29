package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Segment;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON strictly, with a parser of its own that the settings of the application do
 * not change: what only a lenient parser takes is refused, never read differently.
 * Thread-safe.
 */
final class JsonDocuments {

	private final JsonFactory factory;

	private final RequestLimits limits;

	JsonDocuments(RequestLimits limits) {
		this.limits = limits;
		/* One more level than ours, so that ours speaks first */
		StreamReadConstraints constraints = StreamReadConstraints.builder()
			.maxNestingDepth(limits.maxDepth() + 1)
			.maxDocumentLength(limits.maxBytes())
			.maxTokenCount(limits.maxTokens())
			.maxStringLength(limits.maxCharacters())
			.maxNameLength(Math.min(limits.maxCharacters(), StreamReadConstraints.DEFAULT_MAX_NAME_LEN))
			.build();
		this.factory = JsonFactory.builder()
			.streamReadConstraints(constraints)
			.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
			.build();
	}

	/**
	 * Reads the texts of a body.
	 * @param bytes well-formed UTF-8
	 * @param start where to start
	 * @param origins what the application says of the body
	 * @param lines whether there may be more than one document
	 * @return the texts
	 */
	List<Segment> read(byte[] bytes, int start, BodyOrigins origins, boolean lines) {
		JsonLeaves leaves = new JsonLeaves(this);
		try (JsonParser parser = this.factory.createParser(ObjectReadContext.empty(), bytes, start,
				bytes.length - start)) {
			JsonWalk walk = new JsonWalk(parser, new JsonBudget(this.limits), leaves, false);
			boolean more = walk.document(origins, ChatPlace.BODY);
			while (more && lines) {
				more = walk.document(origins, ChatPlace.BODY);
			}
			if (more) {
				requireEnd(parser);
			}
		}
		catch (StreamConstraintsException ex) {
			throw new UnreadableRequestException(UnreadableReason.JSON_TOO_LARGE);
		}
		catch (JacksonException ex) {
			throw new UnreadableRequestException(UnreadableReason.JSON_MALFORMED);
		}
		return leaves.segments();
	}

	private static void requireEnd(JsonParser parser) {
		boolean end;
		try {
			end = parser.nextToken() == null;
		}
		catch (JacksonException ex) {
			end = false;
		}
		if (!end) {
			throw new UnreadableRequestException(UnreadableReason.JSON_TRAILING_TOKENS);
		}
	}

	/**
	 * Reads the texts of a document inside a text, as far as it is one. What follows, or
	 * is no JSON, was read as part of the text already.
	 * @param text the text
	 * @param declaration what the application says of it
	 * @param place where it is
	 * @param budget what may be read of all such documents together
	 * @param leaves where the texts go
	 */
	void readNested(String text, TextDeclaration declaration, ChatPlace place, JsonBudget budget, JsonLeaves leaves) {
		try (JsonParser parser = this.factory.createParser(ObjectReadContext.empty(), text)) {
			JsonWalk walk = new JsonWalk(parser, budget, leaves, true);
			ChatPlace inside = new ChatPlace(ChatPlace.Kind.OTHER, place.location(), place.turn());
			boolean more = true;
			while (more) {
				more = walk.document(BodyOrigins.of(declaration), inside);
			}
		}
		catch (JacksonException ex) {
			// It was a text
		}
		catch (UnreadableRequestException ex) {
			if (ex.reason() != UnreadableReason.JSON_TOO_DEEP) {
				throw ex;
			}
		}
	}

	RequestLimits limits() {
		return this.limits;
	}

	/**
	 * Returns whether a text may be a JSON document with escapes in it, so that its
	 * strings read differently from the text.
	 * @param text the text
	 * @return whether to look into it
	 */
	static boolean mayHide(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '{' || c == '[' || c == '"') {
				return text.indexOf('\\', i) >= 0;
			}
			if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\uFEFF') {
				return false;
			}
		}
		return false;
	}

}
