package dev.aisecurity.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Labels;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.normalize.NormalizedText;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Exclusion;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A decision point in the making: without detectors and policies, in mode ENFORCE, unless
 * it is said otherwise.
 */
public final class DecisionPointFixture {

	/** The time of all decisions. */
	public static final Instant NOW = Instant.parse("2030-01-02T12:00:00Z");

	private final List<Detector> detectors = new ArrayList<>();

	private final List<Policy> policies = new ArrayList<>();

	private final List<Exclusion> exclusions = new ArrayList<>();

	private final AtomicLong incidents = new AtomicLong();

	private Normalizer normalizer = (segment, budget) -> new NormalizedText.Draft(segment).finish();

	private RiskAggregator aggregator = new NoisyOrRiskAggregator(Map.of());

	private EnforcementModes modes = new EnforcementModes(EnforcementMode.ENFORCE, Map.of());

	private InspectionSettings settings = new InspectionSettings(Duration.ofMillis(50),
			InspectionSettings.Levels.DEFAULT, Map.of());

	private LongSupplier nanoTime = () -> 0;

	public static DecisionPointFixture decisionPoint() {
		return new DecisionPointFixture();
	}

	public DecisionPointFixture detector(String id, Function<DetectionContext, List<Finding>> detect) {
		this.detectors.add(new Detector() {

			@Override
			public String id() {
				return id;
			}

			@Override
			public List<Finding> detect(DetectionContext context) {
				return detect.apply(context);
			}

		});
		return this;
	}

	public DecisionPointFixture detectors(Detector... added) {
		this.detectors.addAll(List.of(added));
		return this;
	}

	public DecisionPointFixture finding(Finding... findings) {
		return detector("test", (context) -> List.of(findings));
	}

	public DecisionPointFixture policy(Policy policy) {
		this.policies.add(policy);
		return this;
	}

	public DecisionPointFixture policies(List<Policy> added) {
		this.policies.addAll(added);
		return this;
	}

	public DecisionPointFixture says(String id, @Nullable Verdict verdict) {
		return policy(new StubPolicy(id, (context) -> verdict, EnforcementMode.ENFORCE, false));
	}

	public DecisionPointFixture observes(String id, @Nullable Verdict verdict) {
		return policy(new StubPolicy(id, (context) -> verdict, EnforcementMode.OBSERVE, false));
	}

	public DecisionPointFixture exclusion(Exclusion exclusion) {
		this.exclusions.add(exclusion);
		return this;
	}

	public DecisionPointFixture normalizer(Normalizer other) {
		this.normalizer = other;
		return this;
	}

	public DecisionPointFixture aggregator(RiskAggregator other) {
		this.aggregator = other;
		return this;
	}

	public DecisionPointFixture mode(EnforcementMode mode) {
		this.modes = new EnforcementModes(mode, Map.of());
		return this;
	}

	public DecisionPointFixture settings(InspectionSettings other) {
		this.settings = other;
		return this;
	}

	public DecisionPointFixture nanoTime(LongSupplier other) {
		this.nanoTime = other;
		return this;
	}

	public DefaultPolicyDecisionPoint build() {
		PolicySet set = new PolicySet("v1", this.policies, this.exclusions);
		return new DefaultPolicyDecisionPoint(this.normalizer, this.detectors, this.aggregator, () -> set, this.modes,
				this.settings, Clock.fixed(NOW, ZoneOffset.UTC), this.nanoTime,
				() -> "incident-" + this.incidents.incrementAndGet());
	}

	/**
	 * Decides about a text of an anonymous user at the endpoint {@code chat}.
	 */
	public Decision decide(String text) {
		return build().decide(interaction(text), List.of());
	}

	/**
	 * Decides about a text in the light of what is remembered.
	 */
	public Decision decide(String text, Circumstances circumstances) {
		return build().decide(interaction(text), circumstances);
	}

	public static Interaction interaction(String... texts) {
		List<Segment> segments = new ArrayList<>();
		for (String text : texts) {
			segments.add(new Segment(text, Origin.USER, "body"));
		}
		return new Interaction(Endpoint.of("chat"), Direction.INPUT, segments, Subject.ANONYMOUS, null,
				Labels.of(segments), RequestHeaders.NONE);
	}

	static EndpointId chat() {
		return new EndpointId("chat");
	}

	static Endpoint chat(String policy) {
		return new Endpoint(chat(), Set.of(policy));
	}

	/**
	 * A policy made of a function.
	 */
	public record StubPolicy(String id, Function<PolicyContext, @Nullable Verdict> function, EnforcementMode mode,
			boolean appliesToNamedOnly) implements Policy {

		@Override
		public @Nullable Verdict evaluate(PolicyContext context) {
			return this.function.apply(context);
		}

	}

}
