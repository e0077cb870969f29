package dev.aisecurity.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.interaction.Origin;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ConditionalPolicy}.
 */
class ConditionalPolicyTests {

	private static final PolicyConditions SECRETS = PolicyConditions.ofFinding(Set.of(),
			FindingConditions.of(ThreatCategory.SECRET, 0.8));

	@Test
	void whenConditionsAreMetThenSaysItsVerdictAndOtherwiseNothing() {
		ConditionalPolicy policy = new ConditionalPolicy("a", "For tests", PolicyConditions.ofRisk(0.5), null,
				Verdict.THROTTLE, EnforcementMode.OBSERVE, true,
				new Obligations(Duration.ofSeconds(1), List.of(), null));
		assertThat(policy.evaluate(PolicyContexts.context().risk(0.5).build())).isEqualTo(Verdict.THROTTLE);
		assertThat(policy.evaluate(PolicyContexts.context().risk(0.4).build())).isNull();
		assertThat(policy.description()).isEqualTo("For tests");
		assertThat(policy.mode()).isEqualTo(EnforcementMode.OBSERVE);
		assertThat(policy.appliesToNamedOnly()).isTrue();
		assertThat(policy.obligations().retryAfter()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void whenThereIsAConditionThenItIsAskedLastAndMayThrow() {
		ConditionalPolicy policy = new ConditionalPolicy("a", "", PolicyConditions.ofRisk(0.5), (context) -> {
			throw new IllegalStateException("asked");
		}, Verdict.BLOCK, EnforcementMode.ENFORCE, false, Obligations.NONE);
		assertThat(policy.evaluate(PolicyContexts.context().build())).isNull();
		PolicyContext risky = PolicyContexts.context().risk(1).build();
		assertThatIllegalStateException().isThrownBy(() -> policy.evaluate(risky)).withMessage("asked");
	}

	@Test
	void whenItRedactsThenItConcernsTheFindingsItAsksFor() {
		ConditionalPolicy policy = new ConditionalPolicy("a", "", SECRETS, null, Verdict.REDACT,
				EnforcementMode.ENFORCE, false, Obligations.NONE);
		PolicyContext context = PolicyContexts.context().build();
		Finding sure = PolicyContexts.finding(ThreatCategory.SECRET, "key", 0.8, Origin.USER);
		Finding unsure = PolicyContexts.finding(ThreatCategory.SECRET, "key", 0.7, Origin.USER);
		assertThat(policy.concerns(sure, context)).isTrue();
		assertThat(policy.concerns(unsure, context)).isFalse();
	}

	@Test
	void whenItRedactsWithoutAskingForFindingsThenRefuses() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ConditionalPolicy("a", "", PolicyConditions.NONE, (context) -> true, Verdict.REDACT,
					EnforcementMode.ENFORCE, false, Obligations.NONE))
			.withMessage("Policy 'a' must say which findings it redacts");
	}

}
