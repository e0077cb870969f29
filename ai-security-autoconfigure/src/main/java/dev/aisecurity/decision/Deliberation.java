package dev.aisecurity.decision;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.Redaction;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Asks policies one after the other and keeps the strictest verdict. Used by one thread.
 */
final class Deliberation {

	private final PolicyContext context;

	private List<String> policies = List.of();

	private List<Finding> removed = List.of();

	private Verdict verdict = Verdict.ALLOW;

	private Verdict action = Verdict.ALLOW;

	private Obligations obligations = Obligations.NONE;

	Deliberation(PolicyContext context) {
		this.context = context;
	}

	/**
	 * Asks a policy.
	 * @param policy the policy
	 * @throws RuntimeException if the policy throws; nothing has changed then
	 */
	void ask(Policy policy) {
		Verdict said = policy.evaluate(this.context);
		if (said != null) {
			boolean enforced = policy.mode() == EnforcementMode.ENFORCE;
			List<Finding> concerned = (said == Verdict.REDACT) ? removable(policy) : null;
			if (said == Verdict.REDACT && concerned == null) {
				said = Verdict.BLOCK;
			}
			accept(policy.id(), said, enforced, policy.obligations());
			if (concerned != null && enforced) {
				remove(concerned);
			}
		}
	}

	/**
	 * Takes over a verdict.
	 * @param policy id of the policy
	 * @param said what it says
	 * @param enforced whether this is to be carried out
	 * @param told what the caller is told
	 */
	void accept(String policy, Verdict said, boolean enforced, Obligations told) {
		int order = said.compareTo(this.verdict);
		if (order > 0 || (order == 0 && this.policies.isEmpty())) {
			this.policies = new ArrayList<>(1);
		}
		if (order >= 0) {
			this.verdict = said;
			this.policies.add(policy);
		}
		if (enforced && said.compareTo(this.action) > 0) {
			this.action = said;
			this.obligations = told;
		}
	}

	private @Nullable List<Finding> removable(Policy policy) {
		List<Finding> concerned = new ArrayList<>();
		for (Finding finding : this.context.findings()) {
			if (policy.concerns(finding, this.context)) {
				if (!Redactions.canRemove(finding, this.context.interaction())) {
					return null;
				}
				concerned.add(finding);
			}
		}
		return concerned.isEmpty() ? null : concerned;
	}

	private void remove(List<Finding> concerned) {
		if (this.removed.isEmpty()) {
			this.removed = new ArrayList<>(concerned.size());
		}
		this.removed.addAll(concerned);
	}

	Verdict verdict() {
		return this.verdict;
	}

	Verdict action() {
		return this.action;
	}

	List<String> policies() {
		return this.policies;
	}

	Obligations obligations() {
		return this.obligations;
	}

	/**
	 * Returns what is to be replaced if the text may go on.
	 * @return the spans of all findings that an enforced policy wants redacted
	 */
	List<Redaction> redactions() {
		boolean goesOn = this.action == Verdict.REDACT || this.action == Verdict.CONSTRAIN;
		return (goesOn && !this.removed.isEmpty()) ? Redactions.of(this.removed) : List.of();
	}

}
