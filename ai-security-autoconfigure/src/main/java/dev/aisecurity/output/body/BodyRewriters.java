package dev.aisecurity.output.body;

import dev.aisecurity.annotation.OutputFormat;

/**
 * Chooses how a body is rewritten. Immutable and thread-safe.
 */
public final class BodyRewriters {

	private static final String LOCATION = "body";

	/**
	 * Returns a rewriter for one body.
	 * @param type what the content type makes of the body
	 * @param format what the endpoint says its texts are
	 * @param raw whether the handler wrote the body as one text; a body that a serializer
	 * or template made has a structure that stays
	 * @param channels opens guards for the texts of the body
	 * @return a new rewriter
	 * @throws UnsupportedBodyException if no text can be written safely into such a body
	 */
	public BodyRewriter open(BodyType type, OutputFormat format, boolean raw, TextChannels channels) {
		return switch (type) {
			case JSON -> new JsonRewriter(raw, channels, JsonTextEncoding::new);
			case TEXT, MARKDOWN -> new TextRewriter(new TextPipe(channels.open(LOCATION), TextEncoding.NONE));
			default -> throw new UnsupportedBodyException(type);
		};
	}

}
