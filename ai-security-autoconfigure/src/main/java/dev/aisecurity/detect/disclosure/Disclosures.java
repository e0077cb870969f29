package dev.aisecurity.detect.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.risk.RiskScore;

/**
 * The findings of one detector in one interaction, at most {@value #LIMIT} for a text. In
 * place of the next one stands a finding that reaches to the end of the text, so that
 * redaction leaves nothing over.
 */
final class Disclosures {

	/** How many findings a text may have. */
	static final int LIMIT = 256;

	private static final Set<String> TAGS = Set.of("owasp:llm02");

	private final String detector;

	private final ThreatCategory category;

	private final DetectionContext context;

	private final List<Finding> findings = new ArrayList<>();

	private int segment = -1;

	private int count;

	Disclosures(String detector, ThreatCategory category, DetectionContext context) {
		this.detector = detector;
		this.category = category;
		this.context = context;
	}

	/**
	 * Adds a disclosure.
	 * @param segment the text it was found in; texts come in order
	 * @param disclosure what was found in the raw view of the text
	 * @return whether the text may have more
	 */
	boolean add(int segment, Disclosure disclosure) {
		if (segment != this.segment) {
			this.segment = segment;
			this.count = 0;
		}
		if (this.count == LIMIT) {
			int end = this.context.texts().get(segment).raw().text().length();
			add(new Disclosure(this.detector + "-overflow", "More findings than are listed one by one",
					disclosure.start(), end, disclosure.score(), disclosure.level()));
			return false;
		}
		this.count++;
		add(disclosure);
		return true;
	}

	private void add(Disclosure disclosure) {
		this.findings
			.add(new Finding(this.detector, disclosure.type(), this.category, RiskScore.of(disclosure.score()),
					disclosure.level(), this.context.evidence(this.segment,
							this.context.texts().get(this.segment).raw(), disclosure.start(), disclosure.end()),
					disclosure.description(), TAGS));
	}

	List<Finding> findings() {
		return this.findings;
	}

}
