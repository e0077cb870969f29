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
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.normalize.Normalizer;
import dev.aisecurity.normalize.ScanBudget;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Exclusion;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.policy.Redaction;
import dev.aisecurity.policy.Verdict;
import dev.aisecurity.risk.RiskScore;
import dev.aisecurity.session.SessionRepository;
import dev.aisecurity.session.SessionState;

/**
 * The built-in decision point: normalize, detect, leave out what is excluded, aggregate,
 * ask every policy, take the strictest verdict.
 */
public final class DefaultPolicyDecisionPoint implements PolicyDecisionPoint {

	private static final int DERIVED_CHARS_FLOOR = 65_536;

	private static final int DERIVED_CHARS_FACTOR = 8;

	private final DetectionPipeline pipeline;

	private final RiskAggregator aggregator;

	private final PolicyRepository policies;

	private final SessionRepository sessions;

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
	 * @param sessions what is known of sessions
	 * @param modes the modes in force
	 * @param settings how thoroughly to inspect
	 * @param clock the time that policies see
	 * @param nanoTime the clock of the deadline
	 * @param incidents makes incident ids
	 */
	public DefaultPolicyDecisionPoint(Normalizer normalizer, List<Detector> detectors, RiskAggregator aggregator,
			PolicyRepository policies, SessionRepository sessions, EnforcementModes modes, InspectionSettings settings,
			Clock clock, LongSupplier nanoTime, Supplier<String> incidents) {
		this.pipeline = new DetectionPipeline(normalizer, detectors);
		this.aggregator = aggregator;
		this.policies = policies;
		this.sessions = sessions;
		this.modes = modes;
		this.settings = settings;
		this.clock = clock;
		this.nanoTime = nanoTime;
		this.incidents = incidents;
	}

	@Override
	public Decision decide(Interaction interaction, List<Finding> observed) {
		EndpointId endpoint = interaction.endpoint().id();
		EnforcementMode mode = this.modes.of(endpoint);
		PolicySet set = this.policies.current();
		Instant now = this.clock.instant();
		if (mode == EnforcementMode.OFF) {
			return decision(interaction, mode, set, now, new Outcome());
		}
		Outcome outcome = new Outcome();
		outcome.findings.addAll(observed);
		SessionState session = session(interaction, outcome);
		InspectionSettings.Levels levels = this.settings.levels(endpoint);
		this.pipeline.run(interaction, session, levels.detection(), budget(interaction), outcome.findings,
				outcome.degraded);
		outcome.exclude(set.exclusions(), interaction, now);
		List<Finding> counted = outcome.counted(levels.enforcement());
		outcome.risk = this.aggregator.aggregate(counted, session);
		PolicyContext context = new PolicyContext(interaction, counted, outcome.risk, session,
				Set.copyOf(outcome.degraded), now);
		evaluate(set, interaction.endpoint(), context, outcome);
		if (mode == EnforcementMode.OBSERVE) {
			outcome.action = Verdict.ALLOW;
		}
		outcome.redact(counted);
		return decision(interaction, mode, set, now, outcome);
	}

	private SessionState session(Interaction interaction, Outcome outcome) {
		try {
			return this.sessions.find(interaction.session(), interaction.subject().id());
		}
		catch (RuntimeException ex) {
			outcome.degraded.add("session");
			return SessionState.UNKNOWN;
		}
	}

	private ScanBudget budget(Interaction interaction) {
		int length = interaction.length();
		return new ScanBudget(this.settings.deadline(length),
				Math.max(DERIVED_CHARS_FLOOR, (long) DERIVED_CHARS_FACTOR * length), this.nanoTime);
	}

	private void evaluate(PolicySet set, Endpoint endpoint, PolicyContext context, Outcome outcome) {
		for (Policy policy : set.policies()) {
			if (policy.mode() == EnforcementMode.OFF || (policy.appliesToNamedOnly() && !isNamed(policy, endpoint))) {
				continue;
			}
			Verdict verdict;
			try {
				verdict = policy.evaluate(context);
			}
			catch (RuntimeException ex) {
				outcome.degraded.add("policy:" + policy.id());
				outcome.findings.add(Finding.of("policy", "policy-failure", ThreatCategory.FAILURE, RiskScore.of(0.5),
						"Policy '" + policy.id() + "' failed with " + ex.getClass().getSimpleName()));
				verdict = Verdict.BLOCK;
			}
			if (verdict != null) {
				outcome.say(policy, verdict);
			}
		}
	}

	private boolean isNamed(Policy policy, Endpoint endpoint) {
		return endpoint.policies().contains(policy.id()) || this.settings.policies(endpoint.id()).contains(policy.id());
	}

	private Decision decision(Interaction interaction, EnforcementMode mode, PolicySet set, Instant now,
			Outcome outcome) {
		return new Decision(this.incidents.get(), interaction.endpoint().id(), interaction.direction(),
				interaction.subject().id(), outcome.verdict, outcome.action, mode, outcome.risk, outcome.findings,
				outcome.excluded, outcome.policies, outcome.obligations, outcome.redactions,
				Set.copyOf(outcome.degraded), set.version(), now);
	}

	/**
	 * A decision in the making.
	 */
	private static final class Outcome {

		private final List<String> degraded = new ArrayList<>(0);

		private List<Finding> findings = new ArrayList<>(0);

		private List<Finding> excluded = List.of();

		private List<String> policies = List.of();

		private RiskScore risk = RiskScore.NONE;

		private Verdict verdict = Verdict.ALLOW;

		private Verdict action = Verdict.ALLOW;

		private Obligations obligations = Obligations.NONE;

		private List<Redaction> redactions = List.of();

		void exclude(List<Exclusion> exclusions, Interaction interaction, Instant now) {
			if (exclusions.isEmpty() || this.findings.isEmpty()) {
				return;
			}
			List<Finding> kept = new ArrayList<>(this.findings.size());
			List<Finding> accepted = new ArrayList<>();
			for (Finding finding : this.findings) {
				(isCovered(finding, exclusions, interaction, now) ? accepted : kept).add(finding);
			}
			this.findings = kept;
			this.excluded = accepted;
		}

		private static boolean isCovered(Finding finding, List<Exclusion> exclusions, Interaction interaction,
				Instant now) {
			for (Exclusion exclusion : exclusions) {
				if (exclusion.covers(finding, interaction, now)) {
					return true;
				}
			}
			return false;
		}

		List<Finding> counted(int level) {
			for (Finding finding : this.findings) {
				if (finding.level() > level) {
					return this.findings.stream().filter((each) -> each.level() <= level).toList();
				}
			}
			return List.copyOf(this.findings);
		}

		void say(Policy policy, Verdict said) {
			int order = said.compareTo(this.verdict);
			if (order > 0 || (order == 0 && this.policies.isEmpty())) {
				this.policies = new ArrayList<>(1);
			}
			if (order >= 0) {
				this.verdict = said;
				this.policies.add(policy.id());
			}
			if (policy.mode() == EnforcementMode.ENFORCE && said.compareTo(this.action) > 0) {
				this.action = said;
				this.obligations = policy.obligations();
			}
		}

		void redact(List<Finding> counted) {
			if (this.verdict == Verdict.REDACT || this.action == Verdict.REDACT) {
				this.redactions = Redactions.of(counted);
				if (this.redactions.isEmpty()) {
					this.verdict = escalated(this.verdict);
					this.action = escalated(this.action);
				}
			}
		}

		private static Verdict escalated(Verdict verdict) {
			return (verdict == Verdict.REDACT) ? Verdict.BLOCK : verdict;
		}

	}

}
