package dev.aisecurity.decision;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.OpenTurn;
import dev.aisecurity.session.SessionState;

/**
 * The built-in decision point: normalize, detect, leave out what is excluded, aggregate,
 * ask every policy, take the strictest verdict. What fails on the way becomes a finding,
 * and is named among the degraded inputs: a risk that cannot be computed is certain, a
 * policy that throws says {@link Verdict#BLOCK}.
 */
public final class DefaultPolicyDecisionPoint implements PolicyDecisionPoint {

	/**
	 * Rules of the findings that this decision point makes itself: policies and
	 * exclusions may name them.
	 */
	public static final Set<String> RULES = Set.of(DefaultPolicyDecisionPoint.POLICY_FAILURE,
			DefaultPolicyDecisionPoint.RISK_FAILURE, DetectionPipeline.DETECTOR_FAILURE,
			DetectionPipeline.NORMALIZER_FAILURE, DetectionPipeline.TIMEOUT, DetectionPipeline.BUDGET);

	private static final String POLICY_FAILURE = "policy-failure";

	private static final String RISK_FAILURE = "risk-failure";

	private static final int DERIVED_CHARS_FLOOR = 65_536;

	private static final int DERIVED_CHARS_FACTOR = 8;

	private final DetectionPipeline pipeline;

	private final RiskAggregator aggregator;

	private final PolicyRepository policies;

	private final EnforcementModes modes;

	private final InspectionSettings settings;

	private final Clock clock;

	private final LongSupplier nanoTime;

	private final Supplier<String> incidents;

	/**
	 * Creates a decision point.
	 * @param normalizer makes the views that detectors look at
	 * @param detectors the sensors
	 * @param aggregator makes one risk of many findings
	 * @param policies the policies in force
	 * @param modes the modes in force
	 * @param settings how thoroughly to inspect
	 * @param clock the time that policies see
	 * @param nanoTime the clock of the deadline
	 * @param incidents makes incident ids
	 */
	public DefaultPolicyDecisionPoint(Normalizer normalizer, List<Detector> detectors, RiskAggregator aggregator,
			PolicyRepository policies, EnforcementModes modes, InspectionSettings settings, Clock clock,
			LongSupplier nanoTime, Supplier<String> incidents) {
		this.pipeline = new DetectionPipeline(normalizer, detectors);
		this.aggregator = aggregator;
		this.policies = policies;
		this.modes = modes;
		this.settings = settings;
		this.clock = clock;
		this.nanoTime = nanoTime;
		this.incidents = incidents;
	}

	@Override
	public Decision decide(Interaction interaction, List<Finding> observed) {
		return decide(interaction, Circumstances.of(observed));
	}

	@Override
	public Decision decide(Interaction interaction, Circumstances circumstances) {
		EnforcementMode mode = this.modes.of(interaction.endpoint().id());
		PolicySet set = this.policies.current();
		Instant now = this.clock.instant();
		if (mode == EnforcementMode.OFF) {
			return new Decision(this.incidents.get(), interaction.endpoint().id(), interaction.direction(),
					interaction.subject().id(), Verdict.ALLOW, Verdict.ALLOW, mode, RiskScore.NONE, List.of(),
					List.of(), List.of(), Obligations.NONE, List.of(), Set.of(), set.version(), now);
		}
		Failures failures = new Failures();
		failures.degraded.addAll(circumstances.degraded());
		OpenTurn turn = circumstances.turn();
		Sieve sieve = inspect(interaction, circumstances.observed(), turn.state(0, now.toEpochMilli()), set, now,
				failures);
		RiskScore alone = risk(sieve.counted(), SessionState.UNKNOWN, failures);
		SessionState session = (interaction.direction() == Direction.INPUT)
				? turn.state(alone.value(), now.toEpochMilli()) : turn.state(0, now.toEpochMilli());
		RiskScore risk = (turn.before().isNone()) ? alone : risk(sieve.counted(), session, failures);
		PolicyContext context = new PolicyContext(interaction, failures.join(sieve.counted()), risk, session,
				circumstances.deviation(), Set.copyOf(failures.degraded), now);
		Deliberation deliberation = deliberate(set, interaction.endpoint(), context, failures);
		boolean enforced = mode == EnforcementMode.ENFORCE;
		return new Decision(this.incidents.get(), interaction.endpoint().id(), interaction.direction(),
				interaction.subject().id(), deliberation.verdict(), enforced ? deliberation.action() : Verdict.ALLOW,
				mode, risk, failures.join(sieve.recorded()), sieve.excluded(), deliberation.policies(),
				enforced ? deliberation.obligations() : Obligations.NONE,
				enforced ? deliberation.redactions() : List.of(), Set.copyOf(failures.degraded), set.version(), now);
	}

	@Override
	public List<StreamWatch> watches(Interaction interaction) {
		return this.pipeline.watches(interaction);
	}

	@Override
	public EnforcementMode mode(EndpointId endpoint) {
		return this.modes.of(endpoint);
	}

	private Sieve inspect(Interaction interaction, List<Finding> observed, SessionState session, PolicySet set,
			Instant now, Failures failures) {
		InspectionSettings.Levels levels = this.settings.levels(interaction.endpoint().id());
		List<Finding> findings = new ArrayList<>(observed);
		this.pipeline.run(interaction, session, levels.detection(), budget(interaction), findings, failures.degraded);
		return Sieve.of(findings, set.exclusions(), levels.enforcement(), interaction, now);
	}

	private ScanBudget budget(Interaction interaction) {
		int length = interaction.length();
		return new ScanBudget(this.settings.deadline(length),
				Math.max(DERIVED_CHARS_FLOOR, (long) DERIVED_CHARS_FACTOR * length), this.nanoTime);
	}

	private RiskScore risk(List<Finding> counted, SessionState session, Failures failures) {
		try {
			return this.aggregator.aggregate(counted, session);
		}
		catch (RuntimeException ex) {
			failures.add("risk", RISK_FAILURE, "Risk could not be computed: " + ex.getClass().getSimpleName());
			return RiskScore.CERTAIN;
		}
	}

	private Deliberation deliberate(PolicySet set, Endpoint endpoint, PolicyContext context, Failures failures) {
		Deliberation deliberation = new Deliberation(context);
		for (Policy policy : set.policies()) {
			if (policy.mode() == EnforcementMode.OFF || (policy.appliesToNamedOnly() && !isNamed(policy, endpoint))) {
				continue;
			}
			try {
				deliberation.ask(policy);
			}
			catch (RuntimeException | StackOverflowError ex) {
				failures.add("policy:" + policy.id(), POLICY_FAILURE,
						"Policy '" + policy.id() + "' failed with " + ex.getClass().getSimpleName());
				deliberation.accept(policy.id(), Verdict.BLOCK, policy.mode() == EnforcementMode.ENFORCE,
						Obligations.NONE);
			}
		}
		return deliberation;
	}

	private boolean isNamed(Policy policy, Endpoint endpoint) {
		return endpoint.policies().contains(policy.id()) || this.settings.policies(endpoint.id()).contains(policy.id());
	}

	/**
	 * What went wrong on the way to a decision.
	 */
	private static final class Failures {

		private final List<String> degraded = new ArrayList<>(0);

		private final List<Finding> findings = new ArrayList<>(0);

		void add(String input, String rule, String reason) {
			this.degraded.add(input);
			this.findings.add(Finding.of("policy", rule, ThreatCategory.FAILURE, RiskScore.of(0.5), reason));
		}

		List<Finding> join(List<Finding> others) {
			if (this.findings.isEmpty()) {
				return others;
			}
			List<Finding> joined = new ArrayList<>(others);
			joined.addAll(this.findings);
			return joined;
		}

	}

}
