package dev.aisecurity.web.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Reads bodies that are text as they stand: {@code text/*}, XML, YAML, GraphQL. They are
 * decoded with the declared charset (UTF-8, US-ASCII or ISO-8859-1, else UTF-8) and
 * refused where it does not have the bytes. References and escapes of these languages are
 * not resolved here. XML that declares entities is refused. Linear in the length of the
 * body. Thread-safe.
 */
public final class TextPromptExtractor implements PromptExtractor {

	private static final Set<String> SUBTYPES = Set.of("xml", "xml-dtd", "yaml", "x-yaml", "graphql", "markdown",
			"toml", "csv", "sql", "javascript", "ecmascript");

	private static final int PROLOG = 256;

	private final PlainText text;

	/**
	 * Creates an extractor.
	 * @param limits how much is read
	 */
	public TextPromptExtractor(RequestLimits limits) {
		this.text = new PlainText(limits);
	}

	@Override
	public boolean supports(@Nullable MediaType contentType) {
		if (contentType == null) {
			return false;
		}
		String subtype = contentType.getSubtype().toLowerCase(Locale.ROOT);
		return contentType.getType().equalsIgnoreCase("text") || SUBTYPES.contains(subtype) || subtype.endsWith("+xml")
				|| subtype.endsWith("+yaml");
	}

	@Override
	public List<Segment> extract(BodyContent body) {
		byte[] bytes = body.bytes();
		Charset charset = RequestCharset.of(body.contentType(), RequestCharset.FOR_TEXT);
		ByteOrderMark mark = ByteOrderMark.of(bytes);
		if (mark != null && !mark.isUtf8()) {
			throw new UnreadableRequestException(UnreadableReason.CHARSET_MISMATCH);
		}
		boolean xml = isXml(body.contentType());
		if (xml && mark == null) {
			charset = requireXmlCharset(bytes, body.contentType(), charset);
		}
		String decoded = RequestCharset.decode(bytes, 0, charset);
		if (decoded == null) {
			throw new UnreadableRequestException(UnreadableReason.BODY_MALFORMED);
		}
		if (decoded.indexOf('\0') >= 0) {
			throw new UnreadableRequestException(UnreadableReason.CHARSET_MISMATCH);
		}
		if (xml && decoded.contains("<!ENTITY")) {
			throw new UnreadableRequestException(UnreadableReason.XML_ENTITIES);
		}
		return this.text.segments(decoded,
				charset.equals(StandardCharsets.ISO_8859_1) ? Utf8Reading.besideLatin1(bytes) : null, body.origins());
	}

	private static boolean isXml(@Nullable MediaType contentType) {
		if (contentType == null) {
			return false;
		}
		String subtype = contentType.getSubtype().toLowerCase(Locale.ROOT);
		return subtype.equals("xml") || subtype.endsWith("+xml");
	}

	/* An XML parser believes the declaration in the document */
	private static Charset requireXmlCharset(byte[] bytes, @Nullable MediaType contentType, Charset declared) {
		String prolog = new String(bytes, 0, Math.min(bytes.length, PROLOG), StandardCharsets.ISO_8859_1);
		int end = prolog.indexOf("?>");
		int name = prolog.indexOf("encoding");
		if (!prolog.startsWith("<?xml") || name < 0 || (end >= 0 && name > end)) {
			return declared;
		}
		int open = quote(prolog, name);
		int close = (open >= 0) ? prolog.indexOf(prolog.charAt(open), open + 1) : -1;
		if (close < 0) {
			throw new UnreadableRequestException(UnreadableReason.CHARSET_NOT_ALLOWED);
		}
		Charset own = RequestCharset.named(prolog.substring(open + 1, close), RequestCharset.FOR_TEXT);
		if (contentType != null && contentType.getParameter("charset") != null && !own.equals(declared)) {
			throw new UnreadableRequestException(UnreadableReason.CHARSET_MISMATCH);
		}
		return own;
	}

	private static int quote(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
				return i;
			}
		}
		return -1;
	}

}
