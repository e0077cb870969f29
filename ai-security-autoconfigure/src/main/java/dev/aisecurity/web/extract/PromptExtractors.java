package dev.aisecurity.web.extract;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.interaction.Segment;

/**
 * All extractors for bodies, in order. Thread-safe.
 */
public final class PromptExtractors {

	private final List<PromptExtractor> extractors;

	private final RequestLimits limits;

	/**
	 * Creates a chain of the built-in extractors.
	 * @param limits how much is read
	 */
	public PromptExtractors(RequestLimits limits) {
		this(List.of(), limits);
	}

	/**
	 * Creates a chain.
	 * @param extractors asked before the built-in ones, in order
	 * @param limits how much is read
	 */
	public PromptExtractors(List<PromptExtractor> extractors, RequestLimits limits) {
		List<PromptExtractor> all = new ArrayList<>(extractors);
		all.add(new JsonPromptExtractor(limits));
		all.add(new FormPromptExtractor(limits));
		all.add(new TextPromptExtractor(limits));
		all.add(new UntypedPromptExtractor(limits));
		this.extractors = List.copyOf(all);
		this.limits = limits;
	}

	/**
	 * Reads the texts of a body that is neither a form nor multipart.
	 * @param body the body
	 * @return the texts in document order, each text and origin once; possibly none
	 * @throws UnreadableRequestException if the body cannot be read as its consumer
	 * would, or if an extractor fails
	 */
	public List<Segment> extract(BodyContent body) {
		if (body.bytes().length > this.limits.maxBytes()) {
			throw new UnreadableRequestException(UnreadableReason.BODY_TOO_LARGE);
		}
		if (body.bytes().length == 0 || body.origins().declaration().isUninspected()) {
			return List.of();
		}
		for (PromptExtractor extractor : this.extractors) {
			if (extractor.supports(body.contentType())) {
				return extract(extractor, body);
			}
		}
		throw new UnreadableRequestException(UnreadableReason.BINARY_BODY);
	}

	@SuppressWarnings("CatchingUnchecked")
	private static List<Segment> extract(PromptExtractor extractor, BodyContent body) {
		try {
			return extractor.extract(body);
		}
		catch (UnreadableRequestException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new UnreadableRequestException(UnreadableReason.EXTRACTION_FAILED);
		}
	}

}
