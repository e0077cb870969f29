package dev.aisecurity.web.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.aisecurity.endpoint.TextDeclaration;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Reads the parts of a multipart body through the container: texts, nested documents,
 * files that are text, file names, names and headers. The content of a part is read like
 * a body of its content type; a file that does not say its charset by what it looks like.
 * Thread-safe.
 */
public final class PartExtractor {

	private static final String LOCATION = "part";

	private static final String BODY = "body";

	private static final String NAMES = "part names";

	private static final String HEADERS = "part headers";

	private static final String CHARSET_FIELD = "_charset_";

	private static final Set<String> READ_ELSEWHERE = Set.of("content-disposition", "content-type", "content-length",
			"content-transfer-encoding");

	private static final Set<String> IDENTITY = Set.of("7bit", "8bit", "binary");

	private final PromptExtractors extractors;

	private final UntypedPromptExtractor files;

	private final RequestLimits limits;

	/**
	 * Creates an extractor.
	 * @param extractors read the content of parts
	 * @param limits how much is read
	 */
	public PartExtractor(PromptExtractors extractors, RequestLimits limits) {
		this.extractors = extractors;
		this.files = new UntypedPromptExtractor(limits);
		this.limits = limits;
	}

	/**
	 * Reads all parts.
	 * @param request a multipart request
	 * @param origins what the application says of parts by name
	 * @return the texts, each text and origin once; possibly none
	 * @throws UnreadableRequestException if the parts cannot be read or are too many
	 */
	public List<Segment> extract(HttpServletRequest request, BodyOrigins origins) {
		Collection<Part> parts = parts(request);
		if (parts.size() > this.limits.maxParts()) {
			throw new UnreadableRequestException(UnreadableReason.TOO_MANY_PARTS);
		}
		SegmentCollector collector = new SegmentCollector(this.limits.maxCharacters());
		NameTexts names = new NameTexts();
		int remaining = this.limits.maxBytes();
		for (Part part : parts) {
			BodyOrigins own = origins.property(part.getName());
			TextDeclaration declaration = own.declaration();
			if (!declaration.isUninspected()) {
				Origin origin = declaration.origin(Origin.USER);
				if (!origins.knows(part.getName())) {
					names.add(part.getName(), origin);
				}
				addHeaders(part, origin, collector);
				byte[] bytes = bytes(part, remaining);
				remaining -= bytes.length;
				addContent(part, bytes, own, collector);
			}
		}
		names.addTo(collector, NAMES);
		return collector.segments();
	}

	private static Collection<Part> parts(HttpServletRequest request) {
		try {
			return request.getParts();
		}
		catch (IllegalStateException ex) {
			/* What the servlet specification says of parts that are too large */
			throw new UnreadableRequestException(UnreadableReason.PARTS_TOO_LARGE);
		}
		catch (IOException | ServletException | IllegalArgumentException ex) {
			throw new UnreadableRequestException(UnreadableReason.MULTIPART_MALFORMED);
		}
	}

	private static byte[] bytes(Part part, int max) {
		if (part.getSize() > max) {
			throw new UnreadableRequestException(UnreadableReason.PARTS_TOO_LARGE);
		}
		try (var content = part.getInputStream()) {
			byte[] bytes = content.readNBytes(max);
			if (bytes.length == max && content.read() >= 0) {
				throw new UnreadableRequestException(UnreadableReason.PARTS_TOO_LARGE);
			}
			return bytes;
		}
		catch (IOException ex) {
			throw new UnreadableRequestException(UnreadableReason.MULTIPART_MALFORMED);
		}
	}

	private void addContent(Part part, byte[] bytes, BodyOrigins origins, SegmentCollector collector) {
		MediaType type = contentType(part);
		boolean file = part.getSubmittedFileName() != null;
		if (CHARSET_FIELD.equals(part.getName()) && bytes.length > 0) {
			requireCharset(bytes);
		}
		if (bytes.length == 0) {
			return;
		}
		List<Segment> segments;
		if (type == null) {
			segments = file ? this.files.extract(new BodyContent(null, bytes, origins))
					: this.extractors.extract(new BodyContent(MediaType.TEXT_PLAIN, bytes, origins));
		}
		else if (file && type.getType().equals("text") && type.getParameter("charset") == null) {
			segments = this.files.extract(new BodyContent(type, bytes, origins));
		}
		else {
			segments = this.extractors.extract(new BodyContent(type, bytes, origins));
		}
		for (Segment segment : segments) {
			String location = segment.location().startsWith(BODY)
					? LOCATION + segment.location().substring(BODY.length()) : LOCATION;
			collector.add(segment.text(), segment.origin(), location, segment.turn());
		}
	}

	private static void requireCharset(byte[] bytes) {
		String name = RequestCharset.decode(bytes, 0, StandardCharsets.US_ASCII);
		if (name == null) {
			throw new UnreadableRequestException(UnreadableReason.CHARSET_NOT_ALLOWED);
		}
		RequestCharset.named(name.strip(), RequestCharset.FOR_TEXT);
	}

	private static @Nullable MediaType contentType(Part part) {
		String value = part.getContentType();
		try {
			return (value != null && !value.isBlank()) ? MediaType.parseMediaType(value) : null;
		}
		catch (InvalidMediaTypeException ex) {
			throw new UnreadableRequestException(UnreadableReason.CONTENT_TYPE_MALFORMED);
		}
	}

	private static ContentDisposition disposition(String header) {
		try {
			return ContentDisposition.parse(header);
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableRequestException(UnreadableReason.MULTIPART_MALFORMED);
		}
	}

	private static void addHeaders(Part part, Origin origin, SegmentCollector collector) {
		String coding = part.getHeader("Content-Transfer-Encoding");
		if (coding != null && !IDENTITY.contains(coding.strip().toLowerCase(Locale.ROOT))) {
			throw new UnreadableRequestException(UnreadableReason.CONTENT_ENCODING);
		}
		String file = part.getSubmittedFileName();
		if (file != null) {
			collector.add(file, origin, "file name");
		}
		/* Readers differ in whether "filename" or "filename*" holds */
		String disposition = part.getHeader("Content-Disposition");
		String other = (disposition != null) ? disposition(disposition).getFilename() : null;
		if (other != null) {
			collector.add(other, origin, "file name");
		}
		MediaType type = contentType(part);
		if (type != null) {
			type.getParameters().forEach((name, value) -> {
				if (!NameTexts.isPlain(value)) {
					collector.add(value, origin, HEADERS);
				}
			});
		}
		for (String name : part.getHeaderNames()) {
			if (!READ_ELSEWHERE.contains(name.toLowerCase(Locale.ROOT))) {
				for (String value : part.getHeaders(name)) {
					collector.add(value, origin, HEADERS);
				}
			}
		}
	}

}
