package dev.aisecurity.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.normalize.Vocabulary;
import dev.aisecurity.session.SessionState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks detectors about texts as the engine does: normalized with the default normalizer,
 * in an interaction of an anonymous subject, at the most eager level unless told
 * otherwise. Text of the model is on its way out, all other text on its way in.
 */
public final class Detections {

	private static final Normalizer NORMALIZER = DefaultNormalizer.standard(Vocabulary.of(RulePack.builtIn().words()));

	private Detections() {
	}

	/**
	 * Returns what a detector finds in a text of the user.
	 */
	public static List<Finding> detect(Detector detector, String text) {
		return detect(detector, text, Origin.USER);
	}

	/**
	 * Returns what a detector finds in a text.
	 */
	public static List<Finding> detect(Detector detector, String text, Origin origin) {
		return told(detector, detector.detect(context(text, origin)));
	}

	/**
	 * Returns what a detector finds in a text up to a detection level.
	 */
	public static List<Finding> detect(Detector detector, String text, Origin origin, int level) {
		return told(detector, detector.detect(context(List.of(new Segment(text, origin, "body")), level)));
	}

	/**
	 * Returns what a detector finds in several segments.
	 */
	public static List<Finding> detect(Detector detector, List<Segment> segments) {
		return told(detector, detector.detect(context(segments, Finding.MAX_LEVEL)));
	}

	/**
	 * Checks that a detector tells the rules it finds, if it tells any.
	 */
	private static List<Finding> told(Detector detector, List<Finding> findings) {
		Set<String> rules = detector.rules();
		if (!rules.isEmpty()) {
			assertThat(rules).containsAll(findings.stream().map(Finding::rule).toList());
		}
		return findings;
	}

	/**
	 * Returns the ids of the rules that a detector finds in a text of the user, in order
	 * and each once, as one line: {@code rule-a, rule-b}, or an empty text.
	 */
	public static String rules(Detector detector, String text) {
		return detect(detector, text).stream().map(Finding::rule).distinct().sorted().collect(Collectors.joining(", "));
	}

	/**
	 * Returns a context with one text.
	 */
	public static DetectionContext context(String text, Origin origin) {
		return context(List.of(new Segment(text, origin, "body")), Finding.MAX_LEVEL);
	}

	/**
	 * Returns a context with several segments.
	 */
	public static DetectionContext context(List<Segment> segments, int level) {
		ScanBudget budget = ScanBudget.generous();
		List<NormalizedText> texts = new ArrayList<>();
		for (Segment segment : segments) {
			texts.add(NORMALIZER.normalize(segment, budget));
		}
		Direction direction = Direction.INPUT;
		for (Segment segment : segments) {
			direction = (segment.origin() == Origin.MODEL) ? Direction.OUTPUT : direction;
		}
		Interaction interaction = new Interaction(Endpoint.of("test"), direction, segments, Subject.ANONYMOUS, null,
				Labels.of(segments), RequestHeaders.NONE);
		return new DetectionContext(interaction, texts, SessionState.UNKNOWN, level, budget);
	}

	/**
	 * Returns the part of a text that a finding points at.
	 */
	public static String span(String text, Finding finding) {
		Evidence evidence = finding.evidence();
		if (evidence == null) {
			throw new IllegalArgumentException("The finding has no evidence: " + finding);
		}
		return text.substring(evidence.start(), evidence.end());
	}

}
