package dev.aisecurity.answer;

import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.risk.RiskScore;

/**
 * Finds one word that must never leave.
 */
final class LeakDetector implements Detector {

	static final String WORD = "forbidden-word";

	@Override
	public String id() {
		return "leak";
	}

	@Override
	public boolean readsCells() {
		return true;
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		List<Segment> segments = context.interaction().segments();
		for (int i = 0; i < segments.size(); i++) {
			int start = segments.get(i).text().indexOf(WORD);
			if (start >= 0) {
				Evidence evidence = new Evidence(i, segments.get(i).origin(), segments.get(i).location(), "raw", start,
						start + WORD.length());
				return List.of(new Finding("leak", "leaked-word", ThreatCategory.LEAKAGE, RiskScore.CERTAIN, 1,
						evidence, "A word of the test", Set.of()));
			}
		}
		return List.of();
	}

}
