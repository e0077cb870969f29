package dev.aisecurity.expression;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.risk.RiskBand;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionState;

/**
 * An example of a policy context in which everything is known, to try conditions on.
 */
final class PolicyRehearsal {

	static final PolicyContext CONTEXT = context();

	private PolicyRehearsal() {
	}

	private static PolicyContext context() {
		Segment segment = new Segment("example", Origin.USER, "example", 0);
		Subject subject = new Subject(new SubjectId("example"), true, Set.of("EXAMPLE"), Instant.EPOCH, "example",
				"example");
		Interaction interaction = new Interaction(Endpoint.of("example"), Direction.INPUT, List.of(segment), subject,
				new SessionId("example"), Labels.of(List.of(segment)), (name) -> "example");
		Finding finding = new Finding("example", "example", ThreatCategory.PROMPT_INJECTION, RiskScore.of(0.5), 1,
				new Evidence(0, Origin.USER, "example", "raw", 0, 7), "example", Set.of("example"));
		return new PolicyContext(interaction, List.of(finding), RiskScore.of(0.5),
				new SessionState(RiskBand.MEDIUM, RiskBand.MEDIUM), Set.of("example"), Instant.EPOCH);
	}

}
