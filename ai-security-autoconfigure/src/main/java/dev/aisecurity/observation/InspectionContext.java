package dev.aisecurity.observation;

import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What an observation of an inspection is about. Handlers must not let the text of the
 * interaction out.
 */
public final class InspectionContext extends Observation.Context {

	private final Interaction interaction;

	private @Nullable Decision decision;

	/**
	 * Creates a context.
	 * @param interaction what is inspected
	 */
	public InspectionContext(Interaction interaction) {
		this.interaction = interaction;
	}

	/**
	 * Returns what is inspected.
	 * @return the interaction
	 */
	public Interaction getInteraction() {
		return this.interaction;
	}

	/**
	 * Returns what was decided.
	 * @return the decision, or {@code null} before there is one
	 */
	public @Nullable Decision getDecision() {
		return this.decision;
	}

	void setDecision(Decision decision) {
		this.decision = decision;
	}

}
