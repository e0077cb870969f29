package dev.aisecurity.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Redaction;

/**
 * The spans that redaction replaces: those of findings whose threat is gone with their
 * span, merged where they overlap.
 */
final class Redactions {

	private static final Comparator<Redaction> ORDER = Comparator.comparingInt(Redaction::segment)
		.thenComparingInt(Redaction::start)
		.thenComparing(Comparator.comparingInt(Redaction::end).reversed());

	/** Not a URL in any notation, so that it cannot be followed itself. */
	private static final String LINK_REMOVED = "[link removed]";

	private Redactions() {
	}

	/**
	 * Returns whether the threat of a finding can be cut out of an interaction.
	 * @param finding the finding
	 * @param interaction the interaction that it was made in
	 * @return whether redaction is a remedy and the evidence is a span of one of the
	 * texts
	 */
	static boolean canRemove(Finding finding, Interaction interaction) {
		Evidence evidence = finding.evidence();
		return evidence != null && finding.category().isRedactable() && evidence.end() > evidence.start()
				&& evidence.segment() < interaction.segments().size()
				&& evidence.end() <= interaction.segments().get(evidence.segment()).text().length();
	}

	/**
	 * Returns the spans of findings.
	 * @param findings findings that {@linkplain #canRemove can be removed}; a finding may
	 * be there more than once
	 * @return the spans, sorted and without overlap within a segment
	 */
	static List<Redaction> of(List<Finding> findings) {
		List<Redaction> spans = new ArrayList<>(findings.size());
		for (Finding finding : findings) {
			Evidence evidence = finding.evidence();
			if (evidence != null) {
				spans.add(new Redaction(evidence.segment(), evidence.start(), evidence.end(), placeholder(finding)));
			}
		}
		spans.sort(ORDER);
		return merge(spans);
	}

	private static List<Redaction> merge(List<Redaction> sorted) {
		List<Redaction> merged = new ArrayList<>(sorted.size());
		for (Redaction span : sorted) {
			int last = merged.size() - 1;
			if (last >= 0 && merged.get(last).segment() == span.segment() && span.start() < merged.get(last).end()) {
				Redaction before = merged.get(last);
				if (span.end() > before.end()) {
					merged.set(last, new Redaction(before.segment(), before.start(), span.end(), before.replacement()));
				}
			}
			else {
				merged.add(span);
			}
		}
		return merged;
	}

	private static String placeholder(Finding finding) {
		if (finding.category() == ThreatCategory.EXFILTRATION) {
			return LINK_REMOVED;
		}
		return "[" + finding.rule().toUpperCase(Locale.ROOT).replace('-', '_') + "]";
	}

}
