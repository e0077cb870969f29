package dev.aisecurity.actuate;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.detect.Evidence;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.leakage.Canaries;
import dev.aisecurity.detect.leakage.SystemPrompts;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.policy.Decision;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.Exclusion;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicySet;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The state of the guard as operators see it.
 *
 * @param mode mode of the whole guard
 * @param endpoints what is guarded
 * @param detectors ids of the detectors in use
 * @param rulePack rules of the injection detector, or {@code null} if it is not in use
 * @param leakage what answers must not give away
 * @param policies policies and exclusions in force
 * @param recent recent decisions with findings, latest first
 * @param degraded what is not as it should be
 */
public record AiSecurityDescriptor(EnforcementMode mode, List<EndpointDescriptor> endpoints, List<String> detectors,
		@Nullable RulePackDescriptor rulePack, LeakageDescriptor leakage, PoliciesDescriptor policies,
		List<DecisionDescriptor> recent, List<String> degraded) {

	/**
	 * A guarded endpoint.
	 *
	 * @param id its id
	 * @param declarations where it is declared
	 * @param mode its mode
	 * @param policies policies that it asks for by name
	 * @param output what the text of its answers is meant to be, one for each declaration
	 * that says something else
	 * @param openings what is taken out of inspection there, and why
	 * @param verdicts how often all policies together said what
	 * @param actions how often what was done
	 * @param uninspected how often it was used without inspection
	 */
	public record EndpointDescriptor(String id, List<String> declarations, EnforcementMode mode,
			Collection<String> policies, Collection<OutputFormat> output, List<String> openings,
			Map<Verdict, Long> verdicts, Map<Verdict, Long> actions, long uninspected) {

	}

	/**
	 * A rule pack.
	 *
	 * @param version its version
	 * @param digest SHA-256 of its sources
	 * @param rules how many rules it has
	 */
	public record RulePackDescriptor(String version, String digest, int rules) {

	}

	/**
	 * What answers must not give away, in numbers: the texts are nobody's business.
	 *
	 * @param canaries how many canaries count
	 * @param displacedCanaries how many canaries had to make place before their end
	 * @param systemPrompts how many system prompts are registered, those of requests not
	 * included
	 */
	public record LeakageDescriptor(int canaries, long displacedCanaries, int systemPrompts) {

		static LeakageDescriptor of(Canaries canaries, SystemPrompts prompts) {
			return new LeakageDescriptor(canaries.live(), canaries.displaced(), prompts.registered());
		}

	}

	/**
	 * Policies and exclusions in force.
	 *
	 * @param version version of the set
	 * @param source the policy file, or {@code null} if there is none
	 * @param loaded when the set was put in force, or {@code null} if unknown
	 * @param problem why the file was refused, or {@code null} if it was not
	 * @param policies the policies
	 * @param exclusions accepted false alarms
	 */
	public record PoliciesDescriptor(String version, @Nullable String source, @Nullable Instant loaded,
			@Nullable String problem, List<PolicyDescriptor> policies, List<ExclusionDescriptor> exclusions) {

	}

	/**
	 * A policy.
	 *
	 * @param id its id
	 * @param mode its mode
	 * @param appliesTo {@code all} endpoints or those that have it {@code named}
	 */
	public record PolicyDescriptor(String id, EnforcementMode mode, String appliesTo) {

		static PolicyDescriptor of(Policy policy) {
			return new PolicyDescriptor(policy.id(), policy.mode(), policy.appliesToNamedOnly() ? "named" : "all");
		}

		static List<PolicyDescriptor> of(PolicySet set) {
			return set.policies().stream().map(PolicyDescriptor::of).toList();
		}

	}

	/**
	 * An accepted false alarm.
	 *
	 * @param rule the rule
	 * @param endpoint the endpoint, or {@code null} for all
	 * @param authority the authority, or {@code null} for everybody
	 * @param origin the origin, or {@code null} for all
	 * @param reason why it is accepted
	 * @param expires when it ends, or {@code null} for never
	 * @param active whether it has not ended
	 */
	public record ExclusionDescriptor(String rule, @Nullable String endpoint, @Nullable String authority,
			@Nullable String origin, String reason, @Nullable Instant expires, boolean active) {

		static ExclusionDescriptor of(Exclusion exclusion, Instant now) {
			return new ExclusionDescriptor(exclusion.rule(),
					(exclusion.endpoint() != null) ? exclusion.endpoint().value() : null, exclusion.authority(),
					(exclusion.origin() != null) ? exclusion.origin().name() : null, exclusion.reason(),
					exclusion.expires(), exclusion.isActive(now));
		}

	}

	/**
	 * A decision.
	 *
	 * @param incident its incident id
	 * @param time when it was made
	 * @param endpoint the endpoint
	 * @param direction which way the text crossed
	 * @param subject who was acting
	 * @param verdict what all policies together said
	 * @param action what was done
	 * @param mode mode of the endpoint
	 * @param risk risk, 0 to 1
	 * @param policies policies that said the verdict
	 * @param findings what was found
	 * @param excluded what was found and is accepted
	 * @param degraded inputs that were missing
	 * @param policyVersion version of the policies
	 */
	public record DecisionDescriptor(String incident, Instant time, String endpoint, Direction direction,
			String subject, Verdict verdict, Verdict action, EnforcementMode mode, double risk, List<String> policies,
			List<FindingDescriptor> findings, List<FindingDescriptor> excluded, Set<String> degraded,
			String policyVersion) {

		static DecisionDescriptor of(Decision decision) {
			return new DecisionDescriptor(decision.incident(), decision.time(), decision.endpoint().value(),
					decision.direction(), decision.subject().value(), decision.verdict(), decision.action(),
					decision.mode(), decision.risk().value(), decision.policies(),
					decision.findings().stream().map(FindingDescriptor::of).toList(),
					decision.excluded().stream().map(FindingDescriptor::of).toList(), decision.degraded(),
					decision.policyVersion());
		}

	}

	/**
	 * A finding.
	 *
	 * @param detector id of the detector
	 * @param rule id of the rule
	 * @param category kind of threat
	 * @param score how sure it is
	 * @param level detection level of the rule
	 * @param location where it was found, or {@code null} if it concerns no single text
	 * @param view which view showed it, or {@code null} if it concerns no single text
	 * @param start where the span starts, or {@code null} if it concerns no single text
	 * @param end where the span ends, exclusive, or {@code null}
	 * @param reason what was found, in the words of the rule
	 * @param tags references of the rule
	 */
	public record FindingDescriptor(String detector, String rule, String category, double score, int level,
			@Nullable String location, @Nullable String view, @Nullable Integer start, @Nullable Integer end,
			String reason, Collection<String> tags) {

		static FindingDescriptor of(Finding finding) {
			Evidence evidence = finding.evidence();
			return new FindingDescriptor(finding.detector(), finding.rule(), finding.category().name(),
					finding.score().value(), finding.level(), (evidence != null) ? evidence.location() : null,
					(evidence != null) ? evidence.view() : null, (evidence != null) ? evidence.start() : null,
					(evidence != null) ? evidence.end() : null, finding.reason(), finding.tags());
		}

	}

}
