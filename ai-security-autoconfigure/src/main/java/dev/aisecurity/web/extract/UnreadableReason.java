package dev.aisecurity.web.extract;

import java.util.Locale;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * Why a request cannot be read the way its consumer would read it.
 */
public enum UnreadableReason {

	/** Not JSON. */
	JSON_MALFORMED(400, ThreatCategory.MALFORMED, "The body is not valid JSON"),

	/** The same property twice in one object: readers differ in which one they take. */
	JSON_DUPLICATE_KEY(400, ThreatCategory.MALFORMED, "A JSON object has a property twice"),

	/** More after the end of the document. */
	JSON_TRAILING_TOKENS(400, ThreatCategory.MALFORMED, "There is more after the end of the JSON document"),

	/** Nested deeper than allowed. */
	JSON_TOO_DEEP(413, ThreatCategory.CONSUMPTION, "The JSON document is nested too deeply"),

	/** More tokens than allowed, or a name or number longer than allowed. */
	JSON_TOO_LARGE(413, ThreatCategory.CONSUMPTION, "The JSON document has too many or too long tokens"),

	/** More strings than allowed. */
	JSON_TOO_MANY_LEAVES(413, ThreatCategory.CONSUMPTION, "The JSON document has too many strings"),

	/** The content type names a charset that is not allowed, or none that exists. */
	CHARSET_NOT_ALLOWED(415, ThreatCategory.MALFORMED, "The declared charset is not allowed"),

	/** The bytes are in another encoding than declared. */
	CHARSET_MISMATCH(400, ThreatCategory.MALFORMED, "The body is not in the declared encoding"),

	/** Bytes that the declared charset does not have. */
	BODY_MALFORMED(400, ThreatCategory.MALFORMED, "The body has bytes that its charset does not have"),

	/** Entities that a parser would put together after inspection. */
	XML_ENTITIES(400, ThreatCategory.MALFORMED, "The XML document declares entities"),

	/** More bytes than allowed. */
	BODY_TOO_LARGE(413, ThreatCategory.CONSUMPTION, "The body has too many bytes"),

	/** The body ends before it should, or the client sent it wrongly. */
	BODY_INCOMPLETE(400, ThreatCategory.MALFORMED, "The body could not be received"),

	/** Bytes that are not text. */
	BINARY_BODY(415, ThreatCategory.UNINSPECTED, "The body is binary and nobody could look at it"),

	/** A content coding other than identity. */
	CONTENT_ENCODING(415, ThreatCategory.UNINSPECTED, "The body is encoded and nobody could look at it"),

	/** A content type that cannot be parsed. */
	CONTENT_TYPE_MALFORMED(415, ThreatCategory.MALFORMED, "The content type is not valid"),

	/** More text than allowed, over all of the request. */
	TOO_MANY_CHARACTERS(413, ThreatCategory.CONSUMPTION, "The request has too much text"),

	/** More query or form parameters than allowed. */
	TOO_MANY_PARAMETERS(413, ThreatCategory.CONSUMPTION, "The request has too many parameters"),

	/** Parameters that the container cannot read. */
	PARAMETERS_MALFORMED(400, ThreatCategory.MALFORMED, "The parameters are not valid"),

	/** More parts than allowed. */
	TOO_MANY_PARTS(413, ThreatCategory.CONSUMPTION, "The request has too many parts"),

	/** A part, or all of them, larger than allowed. */
	PARTS_TOO_LARGE(413, ThreatCategory.CONSUMPTION, "The parts of the request are too large"),

	/** Not a multipart body. */
	MULTIPART_MALFORMED(400, ThreatCategory.MALFORMED, "The body is not a valid multipart body"),

	/** An extractor failed. */
	EXTRACTION_FAILED(400, ThreatCategory.FAILURE, "The body could not be read for inspection");

	private static final String DETECTOR = "extraction";

	private final int status;

	private final ThreatCategory category;

	private final String description;

	private final String rule;

	UnreadableReason(int status, ThreatCategory category, String description) {
		this.status = status;
		this.category = category;
		this.description = description;
		this.rule = name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns the HTTP status of the refusal.
	 * @return 400, 413 or 415
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Returns the id that policies and metrics know the reason by.
	 * @return the rule id, such as {@code json-duplicate-key}
	 */
	public String rule() {
		return this.rule;
	}

	/**
	 * Returns the reason in fixed words.
	 * @return a sentence that holds nothing of the request
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Returns the reason as a finding about the request as a whole.
	 * @return the finding
	 */
	public Finding toFinding() {
		return Finding.of(DETECTOR, this.rule, this.category, RiskScore.CERTAIN, this.description);
	}

	/**
	 * Returns the reason that a finding speaks of.
	 * @param finding the finding
	 * @return the reason, or {@code null} if it is about something else
	 */
	public static @Nullable UnreadableReason of(Finding finding) {
		if (finding.detector().equals(DETECTOR)) {
			for (UnreadableReason reason : values()) {
				if (reason.rule.equals(finding.rule())) {
					return reason;
				}
			}
		}
		return null;
	}

}
