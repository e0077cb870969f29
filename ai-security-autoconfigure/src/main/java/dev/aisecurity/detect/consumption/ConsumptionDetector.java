package dev.aisecurity.detect.consumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * Finds interactions that are too large, and conversations written into one message.
 * <p>
 * Detects: more characters, estimated tokens, turns or segments than the limits allow;
 * dialogues of eight turns or more inside one text, by which a model is shown many
 * examples of an assistant that obeys.
 * <p>
 * Does not detect: many small requests, dialogues that name the speakers in another way.
 * <p>
 * Cost: one look for colons and turn tokens; a pass that counts tokens only for text that
 * has more characters than tokens are allowed.
 * <p>
 * Example: a message with {@code Human: … Assistant: …} forty times over.
 */
public final class ConsumptionDetector implements Detector {

	/** Id of this detector. */
	public static final String ID = "consumption";

	private static final int SOME_MARKERS = 8;

	/** Transcripts that people paste have some turns too. */
	private static final int SOME_LEVEL = 2;

	private static final int MANY_MARKERS = 32;

	private static final double SOME_SCORE = 0.4;

	private static final double MANY_SCORE = 0.9;

	private static final int MIN_DIALOGUE = 40;

	private static final Set<String> LIMIT_TAGS = Set.of("owasp:llm10", "atlas:aml.t0029");

	private static final Set<String> DIALOGUE_TAGS = Set.of("owasp:llm01", "atlas:aml.t0054");

	private final ConsumptionLimits limits;

	/**
	 * Creates a detector.
	 * @param limits how large interactions may be
	 */
	public ConsumptionDetector(ConsumptionLimits limits) {
		this.limits = limits;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Set<String> rules() {
		return Set.of("too-many-segments", "too-many-turns", "too-many-characters", "too-many-tokens",
				"dialogue-in-message");
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		List<Finding> findings = null;
		List<Segment> segments = context.interaction().segments();
		findings = check(segments.size(), this.limits.maxSegments(), "too-many-segments", "More texts", findings);
		findings = check(turns(segments), this.limits.maxTurns(), "too-many-turns", "More turns", findings);
		int length = context.interaction().length();
		findings = check(length, this.limits.maxCharacters(), "too-many-characters", "More characters", findings);
		if (length > this.limits.maxTokens()) {
			findings = check(tokens(segments), this.limits.maxTokens(), "too-many-tokens", "More tokens", findings);
		}
		for (int i = 0; i < context.texts().size(); i++) {
			Finding finding = dialogue(context, i);
			if (finding != null) {
				findings = added(findings, finding);
			}
		}
		return (findings != null) ? findings : List.of();
	}

	private static @Nullable List<Finding> check(long actual, int limit, String rule, String what,
			@Nullable List<Finding> findings) {
		if (actual <= limit) {
			return findings;
		}
		return added(findings, new Finding(ID, rule, ThreatCategory.CONSUMPTION, RiskScore.CERTAIN, 1, null,
				what + " than the limit of " + limit, LIMIT_TAGS));
	}

	private static List<Finding> added(@Nullable List<Finding> findings, Finding finding) {
		List<Finding> result = (findings != null) ? findings : new ArrayList<>(2);
		result.add(finding);
		return result;
	}

	private static int turns(List<Segment> segments) {
		int turns = 0;
		int turn = Segment.NO_TURN;
		for (Segment segment : segments) {
			if (segment.turn() != turn && segment.turn() != Segment.NO_TURN) {
				turn = segment.turn();
				turns++;
			}
		}
		return turns;
	}

	private static long tokens(List<Segment> segments) {
		long quarters = 0;
		for (Segment segment : segments) {
			quarters += TokenEstimate.quarters(segment.text());
		}
		return (quarters + 3) / 4;
	}

	private static @Nullable Finding dialogue(DetectionContext context, int segment) {
		TextView view = context.texts().get(segment).canonical();
		if (view.text().length() < MIN_DIALOGUE) {
			return null;
		}
		DialogueMarkers markers = new DialogueMarkers(view.text());
		int count = markers.count();
		if (count < SOME_MARKERS) {
			return null;
		}
		boolean many = count >= MANY_MARKERS;
		if (!many && context.level() < SOME_LEVEL) {
			return null;
		}
		return new Finding(ID, "dialogue-in-message", ThreatCategory.JAILBREAK,
				RiskScore.of(many ? MANY_SCORE : SOME_SCORE), many ? Finding.MIN_LEVEL : SOME_LEVEL,
				context.evidence(segment, view, markers.start(), markers.end()),
				"Many turns of a dialogue in one message", DIALOGUE_TAGS);
	}

}
