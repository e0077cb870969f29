package dev.aisecurity.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.aisecurity.decision.DefaultPolicyDecisionPoint;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.decision.InspectionSettings;
import dev.aisecurity.decision.NoisyOrRiskAggregator;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.consumption.ConsumptionDetector;
import dev.aisecurity.detect.consumption.ConsumptionLimits;
import dev.aisecurity.detect.disclosure.PersonalDataDetector;
import dev.aisecurity.detect.disclosure.SecretDetector;
import dev.aisecurity.detect.injection.RuleDetector;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.detect.lexical.LexicalDetector;
import dev.aisecurity.detect.lexical.LexicalModel;
import dev.aisecurity.detect.obfuscation.ObfuscationDetector;
import dev.aisecurity.guard.DecisionCounters;
import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.InteractionGuard;
import dev.aisecurity.guard.RecentDecisions;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.RequestHeaders;
import dev.aisecurity.interaction.Segment;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.normalize.Vocabulary;
import dev.aisecurity.policy.BuiltInPolicies;
import dev.aisecurity.policy.BuiltInPolicySettings;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.PolicySet;

/**
 * The engine as auto-configuration makes it without any configuration.
 *
 * @param guard the guard
 */
public record Engine(InteractionGuard guard) {

	private static final Endpoint ENDPOINT = Endpoint.of("chat");

	/**
	 * Makes the engine that ships.
	 * @return the engine
	 */
	public static Engine standard() {
		return of(List.of(new RuleDetector(RulePack.builtIn(), Set.of()), new LexicalDetector(LexicalModel.builtIn()),
				new ObfuscationDetector(), new SecretDetector(), new PersonalDataDetector(),
				new ConsumptionDetector(ConsumptionLimits.DEFAULT)));
	}

	/**
	 * Makes an engine that has other detectors.
	 * @param detectors the detectors
	 * @return the engine
	 */
	static Engine of(List<Detector> detectors) {
		PolicySet policies = new PolicySet("1", BuiltInPolicies.of(BuiltInPolicySettings.DEFAULT), List.of());
		AtomicLong incidents = new AtomicLong();
		Vocabulary vocabulary = Vocabulary.of(RulePack.builtIn().words());
		DefaultPolicyDecisionPoint decisionPoint = new DefaultPolicyDecisionPoint(
				DefaultNormalizer.standard(vocabulary), detectors, new NoisyOrRiskAggregator(Map.of()), () -> policies,
				new EnforcementModes(EnforcementMode.ENFORCE, Map.of()), settings(), Clock.systemUTC(),
				System::nanoTime, () -> Long.toHexString(incidents.incrementAndGet()));
		return new Engine(
				new InteractionGuard(decisionPoint, List.of(new RecentDecisions(200), new DecisionCounters())));
	}

	// The deadline is out of the way: a benchmark that hits it measures less work.
	private static InspectionSettings settings() {
		return new InspectionSettings(Duration.ofMinutes(1), InspectionSettings.Levels.DEFAULT, Map.of());
	}

	/**
	 * Inspects a text, from the opening of an exchange to its end.
	 * @param text a user's text
	 * @return the decision
	 */
	public Decision inspect(String text) {
		return inspect(text, Origin.USER);
	}

	/**
	 * Inspects a text, from the opening of an exchange to its end.
	 * @param text the text
	 * @param origin where it comes from
	 * @return the decision
	 */
	public Decision inspect(String text, Origin origin) {
		try (Exchange exchange = this.guard.open(ENDPOINT, Subject.ANONYMOUS, null, RequestHeaders.NONE)) {
			return exchange.inspect(Direction.INPUT, List.of(new Segment(text, origin, "body")));
		}
	}

}
