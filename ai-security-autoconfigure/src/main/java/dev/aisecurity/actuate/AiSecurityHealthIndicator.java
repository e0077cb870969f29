package dev.aisecurity.actuate;

import java.util.Locale;

import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.PolicyStatus;
import dev.aisecurity.policy.ReloadablePolicyRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * DOWN if the guard would not see an attack, DEGRADED if it works with older policies
 * than it should.
 */
public final class AiSecurityHealthIndicator extends AbstractHealthIndicator {

	/** The guard works, but not with all that it should have. */
	public static final Status DEGRADED = new Status("DEGRADED");

	private final SelfTest selfTest;

	private final @Nullable RulePack rules;

	private final PolicyRepository policies;

	/**
	 * Creates an indicator.
	 * @param selfTest shows a payload to the detectors
	 * @param rules rules of the injection detector, or {@code null} if it is not in use
	 * @param policies the policies in force
	 */
	public AiSecurityHealthIndicator(SelfTest selfTest, @Nullable RulePack rules, PolicyRepository policies) {
		super("AI security health check failed");
		this.selfTest = selfTest;
		this.rules = rules;
		this.policies = policies;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		SelfTest.Outcome outcome = this.selfTest.run();
		PolicyStatus status = (this.policies instanceof ReloadablePolicyRepository reloadable) ? reloadable.status()
				: null;
		boolean current = status == null || status.isValid();
		builder.status((outcome == SelfTest.Outcome.MISSED) ? Status.DOWN : current ? Status.UP : DEGRADED);
		builder.withDetail("selfTest", outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
		if (this.rules != null) {
			builder.withDetail("rulePack", this.rules.version()).withDetail("rulePackDigest", this.rules.digest());
		}
		builder.withDetail("policyVersion", this.policies.current().version());
		if (status != null && !status.isValid() && status.problem() != null) {
			builder.withDetail("policyProblem", String.valueOf(status.problem().getMessage()));
		}
	}

}
