package dev.aisecurity.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.aisecurity.baseline.Deviation;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionState;

/**
 * All that a policy may know. Immutable.
 *
 * @param interaction who wants what; policies do not re-read its text
 * @param findings what was found, without what is excluded and what is above the
 * enforcement level
 * @param risk risk of the interaction
 * @param session what is known of the session and the identity
 * @param deviation how far the behaviour of the identity is from what is normal
 * @param degraded names of inputs that are missing because something failed
 * @param now the time of the decision
 */
public record PolicyContext(Interaction interaction, List<Finding> findings, RiskScore risk, SessionState session,
		Deviation deviation, Set<String> degraded, Instant now) {

	public PolicyContext(Interaction interaction, List<Finding> findings, RiskScore risk, SessionState session,
			Set<String> degraded, Instant now) {
		this(interaction, findings, risk, session, Deviation.NONE, degraded, now);
	}

	public PolicyContext {
		findings = List.copyOf(findings);
		degraded = Set.copyOf(degraded);
	}

}
