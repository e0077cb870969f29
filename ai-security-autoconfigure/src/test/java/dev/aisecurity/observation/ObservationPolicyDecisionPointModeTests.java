package dev.aisecurity.observation;

import java.util.List;

import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ObservationPolicyDecisionPointModeTests {

	@Test
	void whenModeIsAskedForThenAnswersTheDelegate() {
		PolicyDecisionPoint observed = new ObservationPolicyDecisionPoint(new Observing(), ObservationRegistry.create(),
				null);

		assertThat(observed.mode(new EndpointId("chat"))).isEqualTo(EnforcementMode.OBSERVE);
	}

	private static final class Observing implements PolicyDecisionPoint {

		@Override
		public Decision decide(Interaction interaction, List<Finding> observed) {
			throw new UnsupportedOperationException();
		}

		@Override
		public EnforcementMode mode(EndpointId endpoint) {
			return EnforcementMode.OBSERVE;
		}

	}

}
