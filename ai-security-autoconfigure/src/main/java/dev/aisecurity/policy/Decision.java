package dev.aisecurity.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.SubjectId;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, and why. Immutable, and free of text: it can be kept, logged and
 * shown.
 *
 * @param incident what this decision is known by outside
 * @param endpoint the resource
 * @param direction which way the text crossed
 * @param subject who was acting
 * @param verdict what all policies together say, those included that only observe
 * @param action what is to be done: the verdict as far as it is enforced
 * @param mode mode of the endpoint when this was decided
 * @param risk risk of the interaction
 * @param findings what was found, whether it counted or not, without what is excluded
 * @param excluded what was found and is accepted by an exclusion
 * @param policies ids of the policies that said {@code verdict}
 * @param obligations what the caller is told, from the first policy that said
 * {@code action}
 * @param redactions spans to replace before the text goes on, sorted and without overlap
 * within a segment; empty if it does not go on or nothing is to be enforced
 * @param degraded names of inputs that were missing because something failed
 * @param policyVersion version of the policies in force
 * @param time when this was decided
 */
public record Decision(String incident, EndpointId endpoint, Direction direction, SubjectId subject, Verdict verdict,
		Verdict action, EnforcementMode mode, RiskScore risk, List<Finding> findings, List<Finding> excluded,
		List<String> policies, Obligations obligations, List<Redaction> redactions, Set<String> degraded,
		String policyVersion, Instant time) {

	public Decision {
		findings = List.copyOf(findings);
		excluded = List.copyOf(excluded);
		policies = List.copyOf(policies);
		redactions = List.copyOf(redactions);
		degraded = Set.copyOf(degraded);
	}

	/**
	 * Returns whether the interaction may go on, if need be without some of its text.
	 * @return whether the action is {@link Verdict#ALLOW} or {@link Verdict#REDACT}
	 */
	public boolean isPermitted() {
		return this.action == Verdict.ALLOW || this.action == Verdict.REDACT;
	}

	/**
	 * Returns this decision made stricter by an enforcement point that cannot do less.
	 * @param stricter what it does instead
	 * @return a decision with that action and at least that verdict
	 */
	public Decision escalate(Verdict stricter) {
		return new Decision(this.incident, this.endpoint, this.direction, this.subject,
				this.verdict.strictest(stricter), stricter, this.mode, this.risk, this.findings, this.excluded,
				this.policies, this.obligations, List.of(), this.degraded, this.policyVersion, this.time);
	}

	/**
	 * Returns this decision as one that is recorded and not carried out.
	 * @return a decision with the same verdict that allows everything
	 */
	public Decision observe() {
		if (this.action == Verdict.ALLOW) {
			return this;
		}
		return new Decision(this.incident, this.endpoint, this.direction, this.subject, this.verdict, Verdict.ALLOW,
				EnforcementMode.OBSERVE, this.risk, this.findings, this.excluded, this.policies, Obligations.NONE,
				List.of(), this.degraded, this.policyVersion, this.time);
	}

	/**
	 * Returns the stricter of two decisions.
	 * @param one a decision, or {@code null}
	 * @param other another
	 * @return the one with the stricter action; the first if they are equal
	 */
	public static Decision strictest(@Nullable Decision one, Decision other) {
		return (one != null && one.action.compareTo(other.action) >= 0) ? one : other;
	}

}
