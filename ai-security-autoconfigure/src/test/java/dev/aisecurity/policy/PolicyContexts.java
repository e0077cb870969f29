package dev.aisecurity.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.aisecurity.baseline.Deviation;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * Policy contexts to try policies on: an anonymous subject writes a harmless text to the
 * endpoint {@code chat}, unless it is said otherwise.
 */
public final class PolicyContexts {

	/** A Wednesday at noon, UTC. */
	public static final Instant NOW = Instant.parse("2030-01-02T12:00:00Z");

	private final List<Finding> findings = new ArrayList<>();

	private final List<Segment> segments = new ArrayList<>();

	private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private String endpoint = "chat";

	private Direction direction = Direction.INPUT;

	private Subject subject = Subject.ANONYMOUS;

	private @Nullable Labels labels;

	private RiskScore risk = RiskScore.NONE;

	private SessionState session = SessionState.UNKNOWN;

	private Deviation deviation = Deviation.NONE;

	private Set<String> degraded = Set.of();

	private Instant now = NOW;

	public static PolicyContexts context() {
		return new PolicyContexts();
	}

	/**
	 * Returns a finding with evidence in the first five characters of the first segment.
	 */
	public static Finding finding(ThreatCategory category, String rule, double score, Origin origin, String... tags) {
		return finding(category, rule, score, origin, 0, 5, tags);
	}

	public static Finding finding(ThreatCategory category, String rule, double score, Origin origin, int start, int end,
			String... tags) {
		return new Finding("test", rule, category, RiskScore.of(score), 1,
				new Evidence(0, origin, "body", "raw", start, end), "Found", Set.of(tags));
	}

	public PolicyContexts endpoint(String id) {
		this.endpoint = id;
		return this;
	}

	public PolicyContexts direction(Direction direction) {
		this.direction = direction;
		return this;
	}

	public PolicyContexts segment(Origin origin) {
		this.segments.add(new Segment("harmless", origin, "body"));
		return this;
	}

	public PolicyContexts found(Finding finding) {
		this.findings.add(finding);
		return this;
	}

	public PolicyContexts found(ThreatCategory category, double score) {
		return found(finding(category, category.name().toLowerCase(Locale.ROOT), score, Origin.USER));
	}

	public PolicyContexts subject(Subject subject) {
		this.subject = subject;
		return this;
	}

	public PolicyContexts labels(Labels labels) {
		this.labels = labels;
		return this;
	}

	public PolicyContexts risk(double risk) {
		this.risk = RiskScore.of(risk);
		return this;
	}

	public PolicyContexts deviation(double score, double maturity) {
		this.deviation = new Deviation(score, score >= Deviation.ALARM, maturity, List.of());
		return this;
	}

	public PolicyContexts bands(@Nullable RiskBand session, @Nullable RiskBand identity) {
		this.session = new SessionState(session, identity);
		return this;
	}

	public PolicyContexts degraded(String... names) {
		this.degraded = Set.of(names);
		return this;
	}

	public PolicyContexts header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	public PolicyContexts at(String instant) {
		this.now = Instant.parse(instant);
		return this;
	}

	public PolicyContext build() {
		List<Segment> texts = this.segments.isEmpty() ? List.of(new Segment("harmless", Origin.USER, "body"))
				: List.copyOf(this.segments);
		Map<String, String> claims = new LinkedHashMap<>(this.headers);
		RequestHeaders requestHeaders = (name) -> {
			for (Map.Entry<String, String> claim : claims.entrySet()) {
				if (claim.getKey().equalsIgnoreCase(name)) {
					return claim.getValue();
				}
			}
			return null;
		};
		Interaction interaction = new Interaction(Endpoint.of(this.endpoint), this.direction, texts, this.subject, null,
				(this.labels != null) ? this.labels : Labels.of(texts), requestHeaders);
		return new PolicyContext(interaction, this.findings, this.risk, this.session, this.deviation, this.degraded,
				this.now);
	}

}
