package dev.aisecurity.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.web.extract.BodyContent;
import dev.aisecurity.web.extract.HeaderExtractor;
import dev.aisecurity.web.extract.ParameterExtractor;
import dev.aisecurity.web.extract.PartExtractor;
import dev.aisecurity.web.extract.PathVariableExtractor;
import dev.aisecurity.web.extract.PromptExtractors;
import dev.aisecurity.web.extract.RequestLimits;
import dev.aisecurity.web.extract.RequestPreconditions;
import dev.aisecurity.web.extract.UnreadableReason;
import dev.aisecurity.web.extract.UnreadableRequestException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Reads all texts of a request: body, parts, query and form parameters, path variables,
 * bound headers and cookies. What cannot be read becomes a finding. Thread-safe.
 */
public final class RequestReader {

	private final PromptExtractors bodies;

	private final ParameterExtractor parameters;

	private final PartExtractor parts;

	private final PathVariableExtractor pathVariables;

	private final HeaderExtractor headers;

	private final int maxBytes;

	/**
	 * Creates a reader.
	 * @param bodies read bodies
	 * @param limits how much is read
	 */
	public RequestReader(PromptExtractors bodies, RequestLimits limits) {
		this.bodies = bodies;
		this.parameters = new ParameterExtractor(limits);
		this.parts = new PartExtractor(bodies, limits);
		this.pathVariables = new PathVariableExtractor(limits);
		this.headers = new HeaderExtractor(limits);
		this.maxBytes = limits.maxBytes();
	}

	/**
	 * Reads a request.
	 * @param request the request
	 * @param guarded what is known of its handler
	 * @param observed what was found on the way here
	 * @return the texts, the findings, and the request to pass on
	 */
	Result read(HttpServletRequest request, GuardedRequest guarded, List<Finding> observed) {
		GuardedHandler handler = guarded.handler();
		Result result = new Result(request, observed);
		MediaType contentType = result.attempt(() -> RequestPreconditions.contentType(request));
		if (contentType != null && contentType.getType().equals("multipart")) {
			result.add(() -> this.parameters.extract(request, handler.parameters()));
			result.add(() -> this.parts.extract(request, handler.parameters()));
			requireEnd(result, contentType);
		}
		else {
			result.add(() -> this.parameters.extract(request, handler.parameters()));
			readBody(result, contentType, handler);
		}
		if (!guarded.pathVariables().isEmpty()) {
			result.add(() -> this.pathVariables.extract(guarded.pathVariables(), handler.pathVariables()));
		}
		if (!handler.canRedact()) {
			result.add(() -> this.pathVariables.extract(uri(request)));
		}
		if (!handler.headerNames().isEmpty() || !handler.cookieNames().isEmpty()) {
			result.add(() -> this.headers.extract(request, handler.headerNames(), handler.cookieNames(),
					handler.headers()));
		}
		return result;
	}

	private static String uri(HttpServletRequest request) {
		String included = (String) request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI);
		return (included != null) ? included : request.getRequestURI();
	}

	/*
	 * The container reads a multipart body to its last boundary, a handler what follows
	 */
	private void requireEnd(Result result, MediaType contentType) {
		CachedBodyRequest request = CachedBodyRequest.of(result.request, contentType, this.maxBytes);
		result.request = request;
		for (byte b : request.body().bytes()) {
			if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
				result.add(UnreadableReason.MULTIPART_MALFORMED.toFinding());
				return;
			}
		}
		if (request.body().isTooLarge()) {
			result.add(UnreadableReason.BODY_TOO_LARGE.toFinding());
		}
	}

	private void readBody(Result result, @Nullable MediaType contentType, GuardedHandler handler) {
		CachedBodyRequest request = CachedBodyRequest.of(result.request, contentType, this.maxBytes);
		result.request = request;
		byte[] bytes = request.body().bytes();
		if (request.body().failure() != null) {
			result.add(UnreadableReason.BODY_INCOMPLETE.toFinding());
		}
		else if (request.body().isTooLarge()) {
			result.add(UnreadableReason.BODY_TOO_LARGE.toFinding());
		}
		else if (bytes.length > 0 && result.attempt(() -> requireIdentityEncoding(request)) != null) {
			boolean form = contentType != null
					&& MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(contentType);
			result.add(() -> this.bodies
				.extract(new BodyContent(contentType, bytes, form ? handler.parameters() : handler.body())));
		}
	}

	private static Boolean requireIdentityEncoding(HttpServletRequest request) {
		RequestPreconditions.requireIdentityEncoding(request);
		return Boolean.TRUE;
	}

	/**
	 * What was read of a request.
	 */
	static final class Result {

		private final List<Segment> segments = new ArrayList<>();

		private final Set<Text> texts = new HashSet<>();

		private final List<Finding> findings;

		private HttpServletRequest request;

		Result(HttpServletRequest request, List<Finding> observed) {
			this.request = request;
			this.findings = new ArrayList<>(observed);
		}

		/**
		 * Returns the request to pass on.
		 * @return a request whose body can be read once more
		 */
		HttpServletRequest request() {
			return this.request;
		}

		/**
		 * Returns the texts.
		 * @return the texts, each text and origin once
		 */
		List<Segment> segments() {
			return this.segments;
		}

		/**
		 * Returns what was found while reading and before.
		 * @return the findings, each rule once
		 */
		List<Finding> findings() {
			return this.findings;
		}

		private void add(Supplier<@Nullable List<Segment>> source) {
			List<Segment> read = attempt(source);
			if (read != null) {
				for (Segment segment : read) {
					if (this.texts.add(new Text(segment.origin(), segment.text()))) {
						this.segments.add(segment);
					}
				}
			}
		}

		private <T> @Nullable T attempt(Supplier<@Nullable T> source) {
			try {
				return source.get();
			}
			catch (UnreadableRequestException ex) {
				add(ex.toFinding());
				return null;
			}
		}

		private void add(Finding finding) {
			for (Finding known : this.findings) {
				if (known.rule().equals(finding.rule())) {
					return;
				}
			}
			this.findings.add(finding);
		}

	}

	private record Text(Origin origin, String text) {

		/**
		 * Returns a description that leaves the text out.
		 * @return origin and length
		 */
		@Override
		public String toString() {
			return "Text[" + this.origin + ", " + this.text.length() + " chars]";
		}

	}

}
