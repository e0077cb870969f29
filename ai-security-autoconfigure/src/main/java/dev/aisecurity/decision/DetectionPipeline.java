package dev.aisecurity.decision;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Focus;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.normalize.Anomaly;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionState;

/**
 * From text to findings: normalizes every segment and asks every detector. What fails or
 * does not finish becomes a finding.
 */
final class DetectionPipeline {

	static final String DETECTOR_FAILURE = "detector-failure";

	static final String NORMALIZER_FAILURE = "normalizer-failure";

	static final String TIMEOUT = "inspection-timeout";

	static final String BUDGET = "inspection-budget";

	private static final String ID = "pipeline";

	private final Normalizer normalizer;

	private final List<Detector> detectors;

	DetectionPipeline(Normalizer normalizer, List<Detector> detectors) {
		this.normalizer = normalizer;
		this.detectors = List.copyOf(detectors);
	}

	/**
	 * Adds what is found in an interaction to the findings.
	 * @param interaction the interaction
	 * @param session what is known of the session
	 * @param level the detection level
	 * @param budget what may be spent
	 * @param findings what to add to
	 * @param degraded what to add the names of failed inputs to
	 */
	void run(Interaction interaction, SessionState session, int level, ScanBudget budget, List<Finding> findings,
			List<String> degraded) {
		Extent extent = interaction.extent();
		List<NormalizedText> texts = (extent != Extent.CELL)
				? normalize(interaction.segments(), budget, findings, degraded) : raw(interaction.segments());
		DetectionContext context = new DetectionContext(interaction, texts, session, level, budget);
		for (int i = 0; i < this.detectors.size() && !budget.isTimeUp(); i++) {
			Detector detector = this.detectors.get(i);
			if (extent == Extent.WHOLE || detector.readsCells() == (extent == Extent.CELL)) {
				detect(detector, context, findings, degraded);
			}
		}
		if (budget.isExhausted()) {
			degraded.add("inspection");
			findings.add(Finding.of(ID, budget.hasTimedOut() ? TIMEOUT : BUDGET, ThreatCategory.INCOMPLETE,
					RiskScore.of(0.5), "Inspection did not finish within its bounds"));
		}
	}

	/**
	 * Returns watches for what may extend over several cells of an answer.
	 * @param interaction the interaction of which the answer is part
	 * @return new watches
	 */
	List<StreamWatch> watches(Interaction interaction) {
		List<StreamWatch> watches = new ArrayList<>();
		for (Detector detector : this.detectors) {
			StreamWatch watch = detector.readsCells() ? detector.watch(interaction) : null;
			if (watch != null) {
				watches.add(watch);
			}
		}
		return watches;
	}

	private static List<NormalizedText> raw(List<Segment> segments) {
		List<NormalizedText> texts = new ArrayList<>(segments.size());
		for (Segment segment : segments) {
			texts.add(new NormalizedText.Draft(segment).finish());
		}
		return texts;
	}

	private List<NormalizedText> normalize(List<Segment> segments, ScanBudget budget, List<Finding> findings,
			List<String> degraded) {
		if (segments.size() == 1) {
			return List.of(normalize(segments.get(0), budget, findings, degraded));
		}
		List<NormalizedText> texts = new ArrayList<>(segments.size());
		for (Segment segment : segments) {
			texts.add(normalize(segment, budget, findings, degraded));
		}
		return texts;
	}

	private NormalizedText normalize(Segment segment, ScanBudget budget, List<Finding> findings,
			List<String> degraded) {
		try {
			NormalizedText text = this.normalizer.normalize(segment, budget);
			if (text.anomaly(Anomaly.Kind.FAILED_STEP) != null) {
				degraded.add("normalizer");
				findings.add(Finding.of(ID, NORMALIZER_FAILURE, ThreatCategory.FAILURE, RiskScore.of(0.5),
						"A transformation failed"));
			}
			return text;
		}
		catch (RuntimeException | StackOverflowError ex) {
			degraded.add("normalizer");
			findings.add(Finding.of(ID, NORMALIZER_FAILURE, ThreatCategory.FAILURE, RiskScore.of(0.5),
					"Normalizer failed with " + ex.getClass().getSimpleName()));
			return new NormalizedText.Draft(segment).finish();
		}
	}

	private static void detect(Detector detector, DetectionContext context, List<Finding> findings,
			List<String> degraded) {
		try {
			List<Finding> found = detector.detect(context);
			for (int i = 0; i < found.size(); i++) {
				if (isAskedFor(found.get(i), context.interaction().focus())) {
					findings.add(found.get(i));
				}
			}
		}
		catch (RuntimeException | StackOverflowError ex) {
			degraded.add("detector:" + detector.id());
			findings.add(Finding.of(detector.id(), DETECTOR_FAILURE, ThreatCategory.FAILURE, RiskScore.of(0.5),
					"Detector failed with " + ex.getClass().getSimpleName()));
		}
	}

	private static boolean isAskedFor(Finding finding, Focus focus) {
		Evidence evidence = finding.evidence();
		return evidence == null || focus.equals(Focus.ALL) || focus.covers(evidence.start(), evidence.end());
	}

}
