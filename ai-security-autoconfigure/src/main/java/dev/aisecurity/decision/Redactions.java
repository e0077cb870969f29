package dev.aisecurity.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.policy.Redaction;

/**
 * The spans that redaction replaces: those of findings whose threat is gone with their
 * span, merged where they overlap.
 */
final class Redactions {

	private Redactions() {
	}

	static List<Redaction> of(List<Finding> findings) {
		List<Redaction> spans = new ArrayList<>();
		for (Finding finding : findings) {
			Evidence evidence = finding.evidence();
			if (evidence != null && finding.category().isRedactable() && evidence.end() > evidence.start()) {
				spans.add(new Redaction(evidence.segment(), evidence.start(), evidence.end(), placeholder(finding)));
			}
		}
		spans.sort(Comparator.comparingInt(Redaction::segment)
			.thenComparingInt(Redaction::start)
			.thenComparing(Comparator.comparingInt(Redaction::end).reversed()));
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
		return "[" + finding.rule().toUpperCase(Locale.ROOT).replace('-', '_') + "]";
	}

}
