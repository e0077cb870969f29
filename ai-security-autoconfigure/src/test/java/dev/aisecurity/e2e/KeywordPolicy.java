package dev.aisecurity.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.policy.Obligations;
import dev.aisecurity.policy.Policy;
import dev.aisecurity.policy.PolicyContext;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Says the verdict that a word of {@link KeywordDetector} stands for.
 */
record KeywordPolicy(Verdict verdict) implements Policy {

	@Override
	public String id() {
		return "word-" + this.verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public @Nullable Verdict evaluate(PolicyContext context) {
		for (Finding finding : context.findings()) {
			if (concerns(finding, context)) {
				return this.verdict;
			}
		}
		return null;
	}

	@Override
	public boolean concerns(Finding finding, PolicyContext context) {
		return finding.rule().equals("word-" + this.verdict.name().toLowerCase(Locale.ROOT));
	}

	@Override
	public Obligations obligations() {
		return switch (this.verdict) {
			case THROTTLE -> new Obligations(Duration.ofSeconds(7), List.of(), null);
			case STEP_UP -> new Obligations(null, List.of("urn:gold", "urn:silver"), Duration.ofMinutes(5));
			default -> Obligations.NONE;
		};
	}

}
