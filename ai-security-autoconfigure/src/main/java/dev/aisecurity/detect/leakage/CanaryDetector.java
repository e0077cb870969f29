package dev.aisecurity.detect.leakage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.detect.leakage.Lane.Trail;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.normalize.CharacterFolds;
import dev.aisecurity.normalize.TextView;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * Finds canaries in what a model writes.
 * <p>
 * Detects: a canary as it is, in other letters that look alike, in any case, with
 * anything but letters and digits between its characters, reversed, under a shift of the
 * alphabet, as Base64 at any alignment, as hex, decimal, octal or binary codes, and with
 * any part of it written as percent, backslash or entity escapes. All but the last four
 * characters are enough: 20 of 24, of which 98 bits are random, so that chance finds
 * none.
 * <p>
 * Does not detect: a canary that stretches over more than 1,024 characters, that has
 * letters or digits of other words between its own, that is encoded twice, or that a
 * model was talked into writing in a code of its own.
 * <p>
 * Cost: one pass over the raw text, linear; nothing if no canary is out.
 */
public final class CanaryDetector implements Detector {

	/** Id of the detector. */
	public static final String ID = "canaries";

	/** The rule. */
	public static final String RULE = "canary";

	private static final int MAX_FINDINGS = 32;

	private static final Set<String> TAGS = Set.of("owasp:llm07", "owasp:llm02");

	private final Canaries canaries;

	private final CharacterFolds folds = new CharacterFolds();

	/**
	 * Creates a detector.
	 * @param canaries the canaries that are out
	 */
	public CanaryDetector(Canaries canaries) {
		this.canaries = canaries;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Set<String> rules() {
		return Set.of(RULE);
	}

	@Override
	public boolean readsCells() {
		return true;
	}

	@Override
	public List<Finding> detect(DetectionContext context) {
		if (this.canaries.isEmpty() || !Departures.includes(context.interaction())) {
			return List.of();
		}
		List<Finding> findings = List.of();
		for (int i = 0; i < context.texts().size() && !context.budget().isTimeUp(); i++) {
			findings = scan(context, i, findings);
		}
		return findings;
	}

	private List<Finding> scan(DetectionContext context, int segment, List<Finding> before) {
		TextView raw = context.texts().get(segment).raw();
		String text = raw.text();
		CanaryScan scan = new CanaryScan(this.folds, this.canaries.index());
		List<Finding> findings = before;
		Perch last = null;
		int start = 0;
		int end = 0;
		for (int i = 0; i < text.length(); i++) {
			Trail trail = scan.accept(text.charAt(i));
			if (trail == null || !trail.perch().isLive(this.canaries.now())) {
				continue;
			}
			Perch perch = trail.perch();
			boolean same = perch.equals(last) && trail.start() < end;
			start = same ? Math.min(start, (int) trail.start()) : (int) trail.start();
			end = i + 1;
			findings = findings.isEmpty() ? new ArrayList<>(1) : findings;
			if (same) {
				findings.set(findings.size() - 1, finding(context.evidence(segment, raw, start, end), perch));
			}
			else if (findings.size() < MAX_FINDINGS) {
				last = perch;
				findings.add(finding(context.evidence(segment, raw, start, end), perch));
			}
		}
		return findings;
	}

	private static Finding finding(Evidence evidence, Perch perch) {
		return new Finding(ID, RULE, ThreatCategory.LEAKAGE, RiskScore.CERTAIN, Finding.MIN_LEVEL, evidence,
				"Canary '" + perch.canary().label() + "' stands in the answer", TAGS);
	}

	@Override
	public @Nullable StreamWatch watch(Interaction interaction) {
		return (Departures.includes(interaction) && !this.canaries.isEmpty())
				? new CanaryWatch(new CanaryScan(this.folds, this.canaries.index())) : null;
	}

}
