package dev.aisecurity.guard;

import java.io.Serial;

import dev.aisecurity.policy.Decision;

/**
 * Thrown to callers of a guarded method when an interaction is refused. It carries the
 * decision, has no stack trace as it is expected, and its message tells an attacker
 * nothing but the incident id.
 */
public final class InteractionBlockedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Decision decision;

	/**
	 * Creates an exception.
	 * @param decision the decision, not permitting the interaction
	 */
	public InteractionBlockedException(Decision decision) {
		super("Interaction refused, incident " + decision.incident(), null, false, false);
		this.decision = decision;
	}

	/**
	 * Returns the decision.
	 * @return the decision
	 */
	public Decision getDecision() {
		return this.decision;
	}

}
