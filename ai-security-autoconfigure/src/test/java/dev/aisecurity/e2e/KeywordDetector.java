package dev.aisecurity.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;

/**
 * Finds words that stand for verdicts, so that tests of the path through the house do not
 * depend on any rule.
 */
final class KeywordDetector implements Detector {

	static final Map<String, Verdict> WORDS = Map.of("forbidden-word", Verdict.BLOCK, "secret-word", Verdict.REDACT,
			"slow-word", Verdict.THROTTLE, "login-word", Verdict.STEP_UP, "tool-word", Verdict.CONSTRAIN, "evil-word",
			Verdict.REVOKE);

	@Override
	public String id() {
		return "keyword";
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		List<Finding> findings = new ArrayList<>();
		for (int i = 0; i < context.texts().size(); i++) {
			TextView view = context.texts().get(i).canonical();
			String text = context.interaction().segments().get(i).text();
			for (Map.Entry<String, Verdict> word : WORDS.entrySet()) {
				int start = text.indexOf(word.getKey());
				if (start >= 0) {
					findings.add(finding(word.getValue(),
							new Evidence(i, context.interaction().segments().get(i).origin(),
									context.interaction().segments().get(i).location(), view.name(), start,
									start + word.getKey().length())));
				}
			}
		}
		return findings;
	}

	private static Finding finding(Verdict verdict, Evidence evidence) {
		ThreatCategory category = (verdict == Verdict.REDACT) ? ThreatCategory.SECRET : ThreatCategory.TOOL_ABUSE;
		return new Finding("keyword", "word-" + verdict.name().toLowerCase(java.util.Locale.ROOT), category,
				RiskScore.of(0.1), 1, evidence, "A word of the test", Set.of());
	}

}
