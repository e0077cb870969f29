package dev.aisecurity.decision;

import java.util.List;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;

/**
 * Decides about an interaction. It reads and thinks, and writes nothing: what is to be
 * remembered of a decision is written by listeners after it. Thread-safe; never throws.
 */
@FunctionalInterface
public interface PolicyDecisionPoint {

	/**
	 * Decides.
	 * @param interaction who wants what
	 * @param observed what the enforcement point itself has found on the way here
	 * @return the decision
	 */
	Decision decide(Interaction interaction, List<Finding> observed);

	/**
	 * Decides in the light of what is remembered.
	 * @param interaction who wants what
	 * @param circumstances what is known besides
	 * @return the decision; by default one that remembers nothing
	 */
	default Decision decide(Interaction interaction, Circumstances circumstances) {
		return decide(interaction, circumstances.observed());
	}

	/**
	 * Returns watches for what may extend over several cells of an answer.
	 * @param interaction the interaction of which the answer is part, without text
	 * @return new watches for one text; decorators should pass the question on
	 */
	default List<StreamWatch> watches(Interaction interaction) {
		return List.of();
	}

	/**
	 * Returns what becomes of verdicts about an endpoint.
	 * @param endpoint the endpoint
	 * @return the mode in force; decorators should pass the question on
	 */
	default EnforcementMode mode(EndpointId endpoint) {
		return EnforcementMode.ENFORCE;
	}

}
