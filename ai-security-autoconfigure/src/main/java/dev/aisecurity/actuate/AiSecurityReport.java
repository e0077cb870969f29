package dev.aisecurity.actuate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.actuate.AiSecurityDescriptor.DecisionDescriptor;
import dev.aisecurity.actuate.AiSecurityDescriptor.EndpointDescriptor;
import dev.aisecurity.actuate.AiSecurityDescriptor.ExclusionDescriptor;
import dev.aisecurity.actuate.AiSecurityDescriptor.LeakageDescriptor;
import dev.aisecurity.actuate.AiSecurityDescriptor.PoliciesDescriptor;
import dev.aisecurity.actuate.AiSecurityDescriptor.PolicyDescriptor;
import dev.aisecurity.actuate.AiSecurityDescriptor.RulePackDescriptor;
import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.decision.EnforcementModes;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.detect.leakage.Canaries;
import dev.aisecurity.detect.leakage.SystemPrompts;
import dev.aisecurity.endpoint.EndpointRegistry;
import dev.aisecurity.endpoint.GuardedResource;
import dev.aisecurity.guard.DecisionCounters;
import dev.aisecurity.guard.RecentDecisions;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.policy.PolicyStatus;
import dev.aisecurity.policy.ReloadablePolicyRepository;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of the guard from snapshots.
 */
public final class AiSecurityReport {

	private final EndpointRegistry endpoints;

	private final EnforcementModes modes;

	private final List<Detector> detectors;

	private final @Nullable RulePack rules;

	private final Canaries canaries;

	private final SystemPrompts prompts;

	private final PolicyRepository policies;

	private final DecisionCounters counters;

	private final RecentDecisions recent;

	private final Clock clock;

	/**
	 * Creates a report.
	 * @param endpoints what is guarded
	 * @param modes the modes in force
	 * @param detectors the detectors in use
	 * @param rules rules of the injection detector, or {@code null} if it is not in use
	 * @param canaries the canaries that are out
	 * @param prompts the system prompts that are registered
	 * @param policies the policies in force
	 * @param counters how often what was decided
	 * @param recent recent decisions
	 * @param clock tells which exclusions have ended
	 */
	public AiSecurityReport(EndpointRegistry endpoints, EnforcementModes modes, List<Detector> detectors,
			@Nullable RulePack rules, Canaries canaries, SystemPrompts prompts, PolicyRepository policies,
			DecisionCounters counters, RecentDecisions recent, Clock clock) {
		this.endpoints = endpoints;
		this.modes = modes;
		this.detectors = List.copyOf(detectors);
		this.rules = rules;
		this.canaries = canaries;
		this.prompts = prompts;
		this.policies = policies;
		this.counters = counters;
		this.recent = recent;
		this.clock = clock;
	}

	AiSecurityDescriptor state() {
		PoliciesDescriptor described = policies();
		List<String> degraded = new ArrayList<>();
		if (described.problem() != null) {
			degraded.add("policies");
		}
		return new AiSecurityDescriptor(this.modes.current().mode(), endpoints(),
				this.detectors.stream().map(Detector::id).toList(),
				(this.rules != null)
						? new RulePackDescriptor(this.rules.version(), this.rules.digest(), this.rules.rules().size())
						: null,
				LeakageDescriptor.of(this.canaries, this.prompts), described,
				this.recent.latest().stream().map(DecisionDescriptor::of).toList(), degraded);
	}

	@Nullable DecisionDescriptor decision(String incident) {
		return this.recent.latest()
			.stream()
			.filter((decision) -> decision.incident().equals(incident))
			.findFirst()
			.map(DecisionDescriptor::of)
			.orElse(null);
	}

	boolean knows(String endpoint) {
		return EndpointId.isValid(endpoint) && this.endpoints.contains(new EndpointId(endpoint));
	}

	private List<EndpointDescriptor> endpoints() {
		Map<EndpointId, List<GuardedResource>> resources = new LinkedHashMap<>();
		for (GuardedResource resource : this.endpoints.all()) {
			resources.computeIfAbsent(resource.endpoint().id(), (id) -> new ArrayList<>()).add(resource);
		}
		List<EndpointDescriptor> described = new ArrayList<>();
		resources.forEach((id, declared) -> {
			Set<String> named = new LinkedHashSet<>();
			Set<OutputFormat> output = EnumSet.noneOf(OutputFormat.class);
			List<String> openings = new ArrayList<>();
			declared.forEach((resource) -> {
				named.addAll(resource.endpoint().policies());
				output.add(resource.endpoint().output());
				openings.addAll(resource.openings());
			});
			described.add(new EndpointDescriptor(id.value(),
					declared.stream().map(GuardedResource::declaration).toList(), this.modes.of(id), named, output,
					openings, this.counters.verdicts(id), this.counters.actions(id), this.counters.uninspected(id)));
		});
		return described;
	}

	private PoliciesDescriptor policies() {
		PolicySet set = this.policies.current();
		PolicyStatus status = (this.policies instanceof ReloadablePolicyRepository reloadable) ? reloadable.status()
				: null;
		Instant now = this.clock.instant();
		return new PoliciesDescriptor(set.version(), (status != null) ? status.source() : null,
				(status != null) ? status.loaded() : null, problem(status), PolicyDescriptor.of(set),
				set.exclusions().stream().map((exclusion) -> ExclusionDescriptor.of(exclusion, now)).toList());
	}

	private static @Nullable String problem(@Nullable PolicyStatus status) {
		return (status != null && status.problem() != null) ? status.problem().getMessage() : null;
	}

}
