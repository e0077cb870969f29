package dev.aisecurity.observation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import dev.aisecurity.decision.PolicyDecisionPoint;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ObservationPolicyDecisionPointTests {

	private static final Interaction INTERACTION = new Interaction(Endpoint.of("chat"), Direction.INPUT,
			List.of(new Segment("the zanzibar text", Origin.USER, "body")), Subject.ANONYMOUS, null, Labels.NONE,
			RequestHeaders.NONE);

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	@Test
	void oneObservationPerInspectionWithTheDocumentedKeys() {
		observed(null).decide(INTERACTION, List.of());

		TestObservationRegistryAssert.assertThat(this.registry)
			.hasNumberOfObservationsEqualTo(1)
			.hasSingleObservationThat()
			.hasNameEqualTo("ai.security.inspection")
			.hasContextualNameEqualTo("inspect chat")
			.hasBeenStarted()
			.hasBeenStopped()
			.hasOnlyKeys(documentedKeys())
			.hasLowCardinalityKeyValue("endpoint", "chat")
			.hasLowCardinalityKeyValue("direction", "input")
			.hasLowCardinalityKeyValue("verdict", "block")
			.hasLowCardinalityKeyValue("action", "allow")
			.hasLowCardinalityKeyValue("mode", "observe")
			.hasHighCardinalityKeyValue("ai.security.incident", "incident-1")
			.doesNotHaveError();
	}

	private static String[] documentedKeys() {
		AiSecurityObservation documentation = AiSecurityObservation.INSPECTION;
		return java.util.stream.Stream
			.of(documentation.getLowCardinalityKeyNames(), documentation.getHighCardinalityKeyNames())
			.flatMap(Arrays::stream)
			.map(KeyName::asString)
			.toArray(String[]::new);
	}

	@Test
	void conventionIsReplaceable() {
		observed(new InspectionObservationConvention() {

			@Override
			public String getName() {
				return "own";
			}

			@Override
			public KeyValues getLowCardinalityKeyValues(InspectionContext context) {
				return KeyValues.of("decided", String.valueOf(context.getDecision() != null));
			}

		}).decide(INTERACTION, List.of());

		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasNameEqualTo("own")
			.hasOnlyKeys("decided")
			.hasLowCardinalityKeyValue("decided", "true");
	}

	@Test
	void failureEndsTheObservationAndIsToldWithoutItsText() {
		PolicyDecisionPoint failing = new ObservationPolicyDecisionPoint((interaction, observed) -> {
			throw new IllegalStateException("Cannot read " + interaction.segments().get(0).text());
		}, this.registry, null);

		assertThatIllegalStateException().isThrownBy(() -> failing.decide(INTERACTION, List.of()));

		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasBeenStopped()
			.hasLowCardinalityKeyValue("verdict", "none")
			.satisfies((context) -> assertThat(String.valueOf(context.getError())).doesNotContain("zanzibar"));
	}

	@Test
	void withoutHandlersNothingIsBuilt() {
		assertThat(new ObservationPolicyDecisionPoint(decisionPoint(), ObservationRegistry.NOOP, null)
			.decide(INTERACTION, List.of())
			.incident()).isEqualTo("incident-1");
	}

	@Test
	void modeIsThatOfTheDelegate() {
		assertThat(observed(null).mode(INTERACTION.endpoint().id())).isEqualTo(EnforcementMode.OBSERVE);
	}

	@Test
	void oneSpanPerInspection() {
		SimpleTracer tracer = new SimpleTracer();
		ObservationRegistry tracing = ObservationRegistry.create();
		tracing.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
		PolicyDecisionPoint traced = new ObservationPolicyDecisionPoint(decisionPoint(), tracing, null);

		traced.decide(INTERACTION, List.of());
		traced.decide(INTERACTION, List.of());

		assertThat(tracer.getSpans()).hasSize(2);
		SimpleSpan span = tracer.getSpans().getFirst();
		assertThat(span.getName()).isEqualTo("inspect chat");
		assertThat(span.getTags()).containsOnlyKeys(documentedKeys())
			.containsEntry("endpoint", "chat")
			.containsEntry("ai.security.incident", "incident-1");
		assertThat(span.toString()).doesNotContain("zanzibar");
	}

	private ObservationPolicyDecisionPoint observed(InspectionObservationConvention convention) {
		return new ObservationPolicyDecisionPoint(decisionPoint(), this.registry, convention);
	}

	private static PolicyDecisionPoint decisionPoint() {
		return new PolicyDecisionPoint() {

			@Override
			public Decision decide(Interaction interaction, List<dev.aisecurity.detect.Finding> observed) {
				return new Decision("incident-1", interaction.endpoint().id(), interaction.direction(),
						interaction.subject().id(), Verdict.BLOCK, Verdict.ALLOW, EnforcementMode.OBSERVE,
						RiskScore.of(0.9), List.of(), List.of(), List.of(), Obligations.NONE, List.of(), Set.of(), "v1",
						Instant.EPOCH);
			}

			@Override
			public EnforcementMode mode(dev.aisecurity.interaction.EndpointId endpoint) {
				return EnforcementMode.OBSERVE;
			}

		};
	}

}
