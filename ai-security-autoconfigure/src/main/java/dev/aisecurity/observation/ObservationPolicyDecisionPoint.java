package dev.aisecurity.observation;

import java.util.List;

import dev.aisecurity.decision.Circumstances;
import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes every inspection but those of the small pieces of an answer that streams.
 */
public final class ObservationPolicyDecisionPoint implements PolicyDecisionPoint {

	private static final InspectionObservationConvention DEFAULT_CONVENTION = new DefaultInspectionObservationConvention();

	private final PolicyDecisionPoint delegate;

	private final ObservationRegistry registry;

	private final @Nullable InspectionObservationConvention convention;

	/**
	 * Creates a decorator.
	 * @param delegate what really decides
	 * @param registry where observations go
	 * @param convention names and keys, or {@code null} for the defaults
	 */
	public ObservationPolicyDecisionPoint(PolicyDecisionPoint delegate, ObservationRegistry registry,
			@Nullable InspectionObservationConvention convention) {
		this.delegate = delegate;
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public Decision decide(Interaction interaction, List<Finding> observed) {
		return decide(interaction, Circumstances.of(observed));
	}

	@Override
	public Decision decide(Interaction interaction, Circumstances circumstances) {
		if (this.registry.isNoop() || interaction.extent() == Extent.CELL) {
			return this.delegate.decide(interaction, circumstances);
		}
		InspectionContext context = new InspectionContext(interaction);
		Observation observation = AiSecurityObservation.INSPECTION
			.observation(this.convention, DEFAULT_CONVENTION, () -> context, this.registry)
			.start();
		try (Observation.Scope scope = observation.openScope()) {
			Decision decision = this.delegate.decide(interaction, circumstances);
			context.setDecision(decision);
			return decision;
		}
		finally {
			observation.stop();
		}
	}

	@Override
	public List<StreamWatch> watches(Interaction interaction) {
		return this.delegate.watches(interaction);
	}

	@Override
	public EnforcementMode mode(EndpointId endpoint) {
		return this.delegate.mode(endpoint);
	}

}
