package dev.aisecurity.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.aisecurity.decision.DefaultPolicyDecisionPoint;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.OutputInspection;
import dev.aisecurity.web.extract.UnreadableReason;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The rules that policies and exclusions may name.
 */
final class KnownRules {

	private static final Set<String> DESK = Set.of("unreadable-argument", "argument-limit", "unreadable-answer",
			"answer-limit", "unredactable-answer", Exchange.REVOKED);

	private final ObjectProvider<Detector> detectors;

	KnownRules(ObjectProvider<Detector> detectors) {
		this.detectors = detectors;
	}

	/**
	 * Returns the ids of all rules.
	 * @return rule ids; none if a detector does not tell its rules, so that nothing can
	 * be called unknown
	 */
	Collection<String> ids() {
		Set<String> ids = new LinkedHashSet<>(DefaultPolicyDecisionPoint.RULES);
		ids.addAll(DESK);
		ids.addAll(OutputInspection.RULES);
		for (UnreadableReason reason : UnreadableReason.values()) {
			ids.add(reason.rule());
		}
		for (Detector detector : this.detectors) {
			Set<String> rules = detector.rules();
			if (rules.isEmpty()) {
				return Set.of();
			}
			ids.addAll(rules);
		}
		return ids;
	}

}
