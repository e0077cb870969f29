package dev.aisecurity.actuate;

import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.DetectionContext;
import dev.aisecurity.detect.Detector;
import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.injection.RuleDetector;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.normalize.DefaultNormalizer;
import dev.aisecurity.policy.PolicyRepository;
import dev.aisecurity.policy.PolicySet;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class AiSecurityHealthIndicatorTests {

	private static final PolicyRepository POLICIES = () -> new PolicySet("v1", List.of(), List.of());

	@Test
	void whenTheSelfTestIsDetectedThenItIsUp() {
		Health health = health(true, new RuleDetector(RulePack.builtIn(), Set.of()));

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("selfTest", "detected").containsEntry("policyVersion", "v1");
	}

	@Test
	void whenTheSelfTestIsMissedThenItIsDown() {
		Health health = health(true);

		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("selfTest", "missed");
	}

	@Test
	void whenADetectorFailsThenTheOthersAreAsked() {
		assertThat(health(true, failing(), new RuleDetector(RulePack.builtIn(), Set.of())).getStatus())
			.isEqualTo(Status.UP);
		assertThat(health(true, failing()).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void whenTheInjectionDetectorIsOffThenTheSelfTestIsNotRun() {
		Health health = health(false, failing());

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("selfTest", "not run");
	}

	@Test
	void whenPoliciesCannotBeReadThenItIsDown() {
		AiSecurityHealthIndicator indicator = new AiSecurityHealthIndicator(
				new SelfTest(DefaultNormalizer.standard(), List.of(), false), null, () -> {
					throw new IllegalStateException("no policies");
				});

		assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
	}

	private static Health health(boolean expected, Detector... detectors) {
		return new AiSecurityHealthIndicator(new SelfTest(DefaultNormalizer.standard(), List.of(detectors), expected),
				null, POLICIES)
			.health();
	}

	private static Detector failing() {
		return new Detector() {

			@Override
			public String id() {
				return "failing";
			}

			@Override
			public List<Finding> detect(DetectionContext context) {
				throw new IllegalStateException("failed");
			}

		};
	}

}
