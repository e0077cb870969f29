package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Reads bodies whose content type says nothing or is not known: as text if they are text,
 * refused if they are not. The last resort, it supports everything. Linear in the length
 * of the body. Thread-safe.
 */
public final class UntypedPromptExtractor implements PromptExtractor {

	private final PlainText text;

	/**
	 * Creates an extractor.
	 * @param limits how much is read
	 */
	public UntypedPromptExtractor(RequestLimits limits) {
		this.text = new PlainText(limits);
	}

	@Override
	public boolean supports(@Nullable MediaType contentType) {
		return true;
	}

	@Override
	public List<Segment> extract(BodyContent body) {
		String decoded = BinarySniffer.text(body.bytes());
		if (decoded == null) {
			throw new UnreadableRequestException(UnreadableReason.BINARY_BODY);
		}
		boolean sure = RequestCharset.isUtf8(body.bytes(), 0);
		return this.text.segments(decoded, sure ? null : other(body.bytes()), body.origins());
	}

	private static @Nullable String other(byte[] bytes) {
		return (ByteOrderMark.of(bytes) != null) ? Utf8Reading.of(bytes) : Utf8Reading.besideLatin1(bytes);
	}

}
