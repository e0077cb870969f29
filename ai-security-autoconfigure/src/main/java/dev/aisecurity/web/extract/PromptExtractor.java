package dev.aisecurity.web.extract;

import java.util.List;

import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Reads the texts of a request body. Of all extractors the first that supports the
 * content type is asked, once per request, on the request's thread, before the handler
 * runs. If it throws the request is refused.
 * <p>
 * An extractor must never read less than the handler's converter does: what both could
 * read differently it refuses. Implementations are thread-safe.
 */
public interface PromptExtractor {

	/**
	 * Returns whether this extractor reads bodies of a content type.
	 * @param contentType the declared content type, or {@code null} if there is none
	 * @return whether {@link #extract} may be called
	 */
	boolean supports(@Nullable MediaType contentType);

	/**
	 * Reads the texts of a body.
	 * @param body the body, of a supported content type
	 * @return the texts in document order, each text and origin once; possibly none
	 * @throws UnreadableRequestException if the body cannot be read as its consumer would
	 */
	List<Segment> extract(BodyContent body);

}
