package dev.aisecurity.guard;

import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;

/**
 * Does what has to happen besides allow and deny: counting, remembering, reporting.
 * Called on the thread of the request after each decision, in order: implementations are
 * thread-safe and never block. One that throws is logged, the others still run. The
 * interaction holds text: a listener must not let it out. Register one by declaring a
 * bean of this type.
 */
public interface DecisionListener {

	/**
	 * Called after a decision.
	 * @param interaction what was decided about
	 * @param decision the decision
	 */
	void onDecision(Interaction interaction, Decision decision);

	/**
	 * Called when an enforcement point could not do what was decided and does something
	 * stricter.
	 * @param decided the decision that {@link #onDecision} was called with
	 * @param escalated what is done instead
	 */
	default void onEscalation(Decision decided, Decision escalated) {
	}

	/**
	 * Called when a guarded resource was used, or could be, without inspection.
	 * @param endpoint the resource
	 * @param reason how that came about, in fixed words
	 */
	default void onUninspected(Endpoint endpoint, String reason) {
	}

}
