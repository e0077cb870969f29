package dev.aisecurity.web.extract;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Reads the strings of JSON bodies: {@code json}, all {@code +json} types, and documents
 * in lines. Chat shapes are recognised, see {@link ChatPlace}; escapes are resolved, also
 * in documents within strings; property names that are more than identifiers are read
 * too. Refused is what two parsers might read differently: other encodings than UTF-8,
 * properties that occur twice, more after the end of a document. Linear in the length of
 * the body. Thread-safe.
 */
public final class JsonPromptExtractor implements PromptExtractor {

	private static final Set<String> LINES = Set.of("x-ndjson", "ndjson", "jsonl", "x-jsonl", "jsonlines",
			"x-jsonlines", "stream+json");

	private static final int SNIFFED = 4;

	private final JsonDocuments documents;

	/**
	 * Creates an extractor.
	 * @param limits how much is read
	 */
	public JsonPromptExtractor(RequestLimits limits) {
		this.documents = new JsonDocuments(limits);
	}

	@Override
	public boolean supports(@Nullable MediaType contentType) {
		if (contentType == null) {
			return false;
		}
		String subtype = contentType.getSubtype().toLowerCase(Locale.ROOT);
		return subtype.equals("json") || subtype.endsWith("+json") || LINES.contains(subtype);
	}

	@Override
	public List<Segment> extract(BodyContent body) {
		byte[] bytes = body.bytes();
		MediaType contentType = body.contentType();
		Charset charset = RequestCharset.of(contentType, RequestCharset.FOR_JSON);
		ByteOrderMark mark = ByteOrderMark.of(bytes);
		if ((mark != null && !mark.isUtf8()) || startsWithNul(bytes)) {
			throw new UnreadableRequestException(UnreadableReason.CHARSET_MISMATCH);
		}
		int start = (mark != null) ? mark.length() : 0;
		if (!RequestCharset.isWellFormed(bytes, start, charset)) {
			throw new UnreadableRequestException(UnreadableReason.BODY_MALFORMED);
		}
		boolean lines = contentType != null && LINES.contains(contentType.getSubtype().toLowerCase(Locale.ROOT));
		return this.documents.read(bytes, start, body.origins(), lines);
	}

	/* JSON starts with two ASCII characters: a zero byte there is UTF-16 or UTF-32 */
	private static boolean startsWithNul(byte[] bytes) {
		for (int i = 0; i < bytes.length && i < SNIFFED; i++) {
			if (bytes[i] == 0) {
				return true;
			}
		}
		return false;
	}

}
