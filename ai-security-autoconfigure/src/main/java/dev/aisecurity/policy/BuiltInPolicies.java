package dev.aisecurity.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Direction;
import dev.aisecurity.risk.RiskBand;
import org.jspecify.annotations.Nullable;

/**
 * The policies that are there without any configuration. Their names start with
 * {@value #PREFIX}; they apply to every endpoint.
 */
public final class BuiltInPolicies {

	/** How the names of built-in policies start; no other policy may have such a name. */
	public static final String PREFIX = "default-";

	private static final Set<Direction> TO_MODEL = EnumSet.of(Direction.INPUT, Direction.TOOL_RESULT);

	private static final Set<Direction> FROM_MODEL = EnumSet.of(Direction.OUTPUT, Direction.TOOL_CALL);

	private BuiltInPolicies() {
	}

	/**
	 * Returns the built-in policies.
	 * @param settings what they say
	 * @return one policy for high risk, and one for each category and direction that has
	 * a verdict other than {@link Verdict#ALLOW}; that for high risk does not count what
	 * is found in an answer, only what is remembered of the session and the identity
	 */
	public static List<Policy> of(BuiltInPolicySettings settings) {
		List<Policy> policies = new ArrayList<>();
		if (settings.highRisk() != Verdict.ALLOW) {
			policies.add(policy("high-risk", "Risk of the interaction, the session or the identity is high",
					PolicyConditions.ofRisk(settings.blockAt()), (context) -> isAttack(context, settings.blockAt()),
					settings.highRisk(), settings));
		}
		add(policies, TO_MODEL, "-input", "on the way to the model", settings.input(), settings);
		add(policies, FROM_MODEL, "-output", "on the way from the model", settings.output(), settings);
		return List.copyOf(policies);
	}

	private static void add(List<Policy> policies, Set<Direction> directions, String suffix, String way,
			Map<ThreatCategory, Verdict> verdicts, BuiltInPolicySettings settings) {
		verdicts.forEach((category, verdict) -> {
			if (verdict != Verdict.ALLOW) {
				String name = category.name().toLowerCase(Locale.ROOT).replace('_', '-');
				FindingConditions findings = FindingConditions.of(category, scoreAtLeast(category, settings));
				policies.add(policy(name + suffix, "Findings of category " + name + " " + way,
						PolicyConditions.ofFinding(directions, findings), null, verdict, settings));
			}
		});
	}

	private static double scoreAtLeast(ThreatCategory category, BuiltInPolicySettings settings) {
		boolean probable = category.isAttack() || category == ThreatCategory.SECRET
				|| category == ThreatCategory.PERSONAL_DATA;
		return probable ? settings.sureAt() : 0;
	}

	// An answer that has words of an attack in it, such as one that explains attacks, is
	// not one: nobody but its reader is addressed. What is remembered of who asked
	// counts.
	private static boolean isAttack(PolicyContext context, double blockAt) {
		return context.interaction().direction() != Direction.OUTPUT || isAtLeast(context.session().session(), blockAt)
				|| isAtLeast(context.session().identity(), blockAt);
	}

	private static boolean isAtLeast(@Nullable RiskBand band, double threshold) {
		return band != null && band.floor().atLeast(threshold);
	}

	private static Policy policy(String name, String description, PolicyConditions conditions,
			@Nullable Predicate<PolicyContext> condition, Verdict verdict, BuiltInPolicySettings settings) {
		Obligations obligations = (verdict == Verdict.THROTTLE)
				? new Obligations(settings.retryAfter(), List.of(), null) : Obligations.NONE;
		return new ConditionalPolicy(PREFIX + name, description, conditions, condition, verdict,
				EnforcementMode.ENFORCE, false, obligations);
	}

}
