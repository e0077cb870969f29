package dev.aisecurity.output.body;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the content type of a response makes of its body, as far as this decides how its
 * texts are written.
 */
public enum BodyType {

	/** Text that is shown as it is. */
	TEXT,

	/** Text that a client renders as Markdown. */
	MARKDOWN,

	/** One JSON document, or several one after another. */
	JSON,

	/** JSON values that arrive one by one: each a line, or each after a separator. */
	JSON_LINES,

	/** Server-sent events. */
	EVENT_STREAM,

	/** HTML or XHTML. */
	HTML,

	/** XML that is not shown as a page. */
	XML,

	/** Rows of cells that a spreadsheet opens. */
	CSV,

	/** Rows of cells that are separated by tabs. */
	TSV,

	/** YAML. */
	YAML,

	/** Text for a terminal. */
	TERMINAL,

	/** Something that a reader runs: scripts, style sheets, vector graphics. */
	ACTIVE,

	/** Something that is not text, or not known to be. */
	BINARY;

	private static final Set<String> LINES = Set.of("application/x-ndjson", "application/ndjson", "application/jsonl",
			"application/x-jsonl", "application/jsonlines", "application/x-jsonlines", "application/json-lines",
			"application/stream+json", "application/x-json-stream", "text/ndjson", "text/x-ndjson", "text/jsonl");

	private static final Set<String> ACTIVE_TEXT = Set.of("text/css", "text/jscript", "text/livescript", "text/xsl",
			"text/vbscript", "text/x-component", "text/cache-manifest", "text/x-script", "text/scriptlet");

	private static final Set<String> ACTIVE_XML = Set.of("image/svg+xml", "application/xslt+xml",
			"application/mathml+xml", "application/vnd.mozilla.xul+xml");

	/**
	 * Returns the type of a body.
	 * @param contentType the content type of the response with or without parameters, or
	 * {@code null} if it has none
	 * @return what it makes of the body; without a content type, or with one that names
	 * no known text, {@link #BINARY}
	 */
	public static BodyType of(@Nullable String contentType) {
		if (contentType == null) {
			return BINARY;
		}
		int end = contentType.indexOf(';');
		String type = ((end < 0) ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
		if (isScript(type) || ACTIVE_TEXT.contains(type) || ACTIVE_XML.contains(type)) {
			return ACTIVE;
		}
		if (LINES.contains(type) || type.endsWith("json-seq")) {
			return JSON_LINES;
		}
		int slash = type.indexOf('/');
		if (slash <= 0) {
			return BINARY;
		}
		return known(type.substring(0, slash), type.substring(slash + 1));
	}

	private static BodyType known(String family, String name) {
		String syntax = name.substring(name.lastIndexOf('+') + 1);
		if (family.equals("text") || family.equals("application")) {
			switch (name) {
				case "json", "x-json", "json5":
					return JSON;
				case "event-stream", "x-event-stream":
					return EVENT_STREAM;
				case "html", "xhtml+xml", "vnd.wap.xhtml+xml":
					return HTML;
				case "xml", "xml-external-parsed-entity", "xml-dtd":
					return XML;
				case "csv", "x-csv", "comma-separated-values", "x-comma-separated-values":
					return CSV;
				case "tab-separated-values":
					return TSV;
				case "yaml", "x-yaml", "vnd.yaml", "yml", "x-yml":
					return YAML;
				case "markdown", "x-markdown", "vnd.daringfireball.markdown", "x-gfm", "x-web-markdown":
					return MARKDOWN;
				case "x-ansi", "ansi", "vnd.ansi":
					return TERMINAL;
				default:
			}
		}
		return switch (syntax) {
			case "json" -> JSON;
			case "xml" -> XML;
			case "yaml" -> YAML;
			default -> family.equals("text") ? TEXT : BINARY;
		};
	}

	private static boolean isScript(String type) {
		return type.contains("javascript") || type.contains("ecmascript") || type.contains("typescript")
				|| type.contains("jsonp") || type.endsWith("/wasm");
	}

	/**
	 * Returns whether a body of this type may leave only from an endpoint that says it
	 * makes such bodies.
	 * @return whether there is no way to write untrusted text into it
	 */
	public boolean isOpaque() {
		return this == ACTIVE || this == BINARY;
	}

}
