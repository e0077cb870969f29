package dev.aisecurity.method;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Redaction;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;

/**
 * A decision point that blocks text with the word {@code forbidden}, redacts the word
 * {@code secret}, constrains text with the word {@code tool}, and remembers what it was
 * asked. Answers that cannot be inspected are blocked too.
 */
final class RecordingDecisionPoint implements PolicyDecisionPoint {

	private final List<Interaction> interactions = new CopyOnWriteArrayList<>();

	private final List<Interaction> answers = new CopyOnWriteArrayList<>();

	private final List<Finding> observed = new CopyOnWriteArrayList<>();

	private volatile EnforcementMode mode = EnforcementMode.ENFORCE;

	@Override
	public Decision decide(Interaction interaction, List<Finding> found) {
		((interaction.direction() == Direction.OUTPUT) ? this.answers : this.interactions).add(interaction);
		this.observed.addAll(found);
		boolean answer = interaction.direction() == Direction.OUTPUT;
		boolean uninspected = found.stream().anyMatch((each) -> each.category() == ThreatCategory.UNINSPECTED);
		Verdict verdict = (answer && uninspected) ? Verdict.BLOCK : Verdict.ALLOW;
		List<Redaction> redactions = new ArrayList<>();
		for (int i = 0; i < interaction.segments().size(); i++) {
			String text = interaction.segments().get(i).text();
			if (text.contains("forbidden")) {
				verdict = verdict.strictest(Verdict.BLOCK);
			}
			if (text.contains("tool")) {
				verdict = verdict.strictest(Verdict.CONSTRAIN);
			}
			for (int at = text.indexOf("secret"); at >= 0; at = text.indexOf("secret", at + 6)) {
				if (interaction.extent() == Extent.WINDOW) {
					break;
				}
				verdict = verdict.strictest(Verdict.REDACT);
				redactions.add(new Redaction(i, at, at + 6, "[X]"));
			}
		}
		Verdict action = (this.mode == EnforcementMode.ENFORCE) ? verdict : Verdict.ALLOW;
		return new Decision("incident", interaction.endpoint().id(), interaction.direction(),
				interaction.subject().id(), verdict, action, this.mode, RiskScore.NONE, found, List.of(), List.of(),
				Obligations.NONE, redactions, Set.of(), "test", Instant.EPOCH);
	}

	@Override
	public List<StreamWatch> watches(Interaction interaction) {
		return List.of(StreamWatch.ofEverything());
	}

	@Override
	public EnforcementMode mode(dev.aisecurity.interaction.EndpointId endpoint) {
		return this.mode;
	}

	void mode(EnforcementMode mode) {
		this.mode = mode;
	}

	/**
	 * Returns all texts that were inspected, in order.
	 */
	List<String> texts() {
		return segments().stream().map(Segment::text).toList();
	}

	List<Segment> segments() {
		return this.interactions.stream().flatMap((interaction) -> interaction.segments().stream()).toList();
	}

	List<Interaction> interactions() {
		return this.interactions;
	}

	/**
	 * Returns what was asked about answers, in order; the others are about arguments.
	 */
	List<Interaction> answers() {
		return this.answers;
	}

	List<String> endpoints() {
		return this.interactions.stream().map((interaction) -> interaction.endpoint().id().value()).toList();
	}

	List<Finding> observed() {
		return this.observed;
	}

}
