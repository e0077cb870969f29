package dev.aisecurity.policy;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import dev.aisecurity.detect.ThreatCategory;

/**
 * What the built-in policies say. A category that is not named keeps its default; the
 * defaults are safe without any configuration. {@link Verdict#ALLOW} means that findings
 * of the category are recorded, count towards the risk if they are signs of an attack,
 * and have no further consequence.
 *
 * @param blockAt risk from which {@code highRisk} applies, above 0 and up to 1
 * @param highRisk what a high risk leads to; for an answer that of the session and the
 * identity, because words of an attack in an answer attack nobody
 * @param sureAt score from which findings of data and attack categories lead to the
 * verdict of their category, 0 to 1
 * @param input verdicts on what goes to the model: direction INPUT and TOOL_RESULT
 * @param output verdicts on what comes from the model: direction OUTPUT and TOOL_CALL
 * @param retryAfter when a throttled caller may come back
 */
public record BuiltInPolicySettings(double blockAt, Verdict highRisk, double sureAt, Map<ThreatCategory, Verdict> input,
		Map<ThreatCategory, Verdict> output, Duration retryAfter) {

	/** What holds where nothing else is said. */
	public static final BuiltInPolicySettings DEFAULT = new BuiltInPolicySettings(0.7, Verdict.BLOCK, 0.8, Map.of(),
			Map.of(), Duration.ofSeconds(1));

	public BuiltInPolicySettings {
		if (!(blockAt > 0 && blockAt <= 1)) {
			throw new IllegalArgumentException("Risk to block at must be above 0 and at most 1 but is " + blockAt);
		}
		if (!(sureAt >= 0 && sureAt <= 1)) {
			throw new IllegalArgumentException("Score to be sure at must be between 0 and 1 but is " + sureAt);
		}
		if (highRisk == Verdict.REDACT) {
			throw new IllegalArgumentException("A high risk cannot be redacted: it has no span to replace");
		}
		if (retryAfter.isNegative() || retryAfter.isZero()) {
			throw new IllegalArgumentException("Time to retry after must be positive but is " + retryAfter);
		}
		input = complete(input);
		output = complete(output);
	}

	private static Map<ThreatCategory, Verdict> complete(Map<ThreatCategory, Verdict> given) {
		Map<ThreatCategory, Verdict> verdicts = new EnumMap<>(ThreatCategory.class);
		for (ThreatCategory category : ThreatCategory.values()) {
			Verdict verdict = given.getOrDefault(category, byDefault(category));
			if (verdict == Verdict.REDACT && !category.isRedactable()) {
				throw new IllegalArgumentException(
						"Findings of " + category + " cannot be redacted: the threat is not gone with its span");
			}
			verdicts.put(category, verdict);
		}
		return Collections.unmodifiableMap(verdicts);
	}

	private static Verdict byDefault(ThreatCategory category) {
		return switch (category) {
			case SECRET, EXFILTRATION -> Verdict.REDACT;
			case CONSUMPTION, LEAKAGE, MALFORMED, UNINSPECTED, FAILURE -> Verdict.BLOCK;
			case INCOMPLETE -> Verdict.THROTTLE;
			case PERSONAL_DATA, PROMPT_INJECTION, JAILBREAK, PROMPT_EXTRACTION, TOOL_ABUSE, HIDDEN_TEXT, OBFUSCATION,
					ANOMALY ->
				Verdict.ALLOW;
		};
	}

}
