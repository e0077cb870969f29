package dev.aisecurity.web.extract;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.List;

import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Reads URL-encoded forms from bytes, for requests whose forms the container leaves to
 * the handler: those that are not POST. Linear in the length of the body. Thread-safe.
 */
public final class FormPromptExtractor implements PromptExtractor {

	private final RequestLimits limits;

	/**
	 * Creates an extractor.
	 * @param limits how much is read
	 */
	public FormPromptExtractor(RequestLimits limits) {
		this.limits = limits;
	}

	@Override
	public boolean supports(@Nullable MediaType contentType) {
		return contentType != null && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(contentType);
	}

	@Override
	public List<Segment> extract(BodyContent body) {
		Charset charset = RequestCharset.of(body.contentType(), RequestCharset.FOR_TEXT);
		String form = RequestCharset.decode(body.bytes(), 0, charset);
		if (form == null) {
			throw new UnreadableRequestException(UnreadableReason.BODY_MALFORMED);
		}
		ParameterTexts texts = new ParameterTexts(this.limits, body.origins());
		int start = 0;
		while (start < form.length()) {
			int end = form.indexOf('&', start);
			end = (end >= 0) ? end : form.length();
			int equals = form.indexOf('=', start);
			if (equals < 0 || equals >= end) {
				texts.add(decode(form.substring(start, end), charset), "", ParameterTexts.FORM);
			}
			else {
				texts.add(decode(form.substring(start, equals), charset),
						decode(form.substring(equals + 1, end), charset), ParameterTexts.FORM);
			}
			start = end + 1;
		}
		return texts.segments();
	}

	private static String decode(String value, Charset charset) {
		try {
			return URLDecoder.decode(value, charset);
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableRequestException(UnreadableReason.PARAMETERS_MALFORMED);
		}
	}

}
