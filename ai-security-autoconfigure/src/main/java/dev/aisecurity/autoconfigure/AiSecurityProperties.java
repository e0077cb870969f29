package dev.aisecurity.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.detect.ThreatCategory;
import dev.aisecurity.policy.EnforcementMode;
import dev.aisecurity.policy.ExclusionDefinition;
import dev.aisecurity.policy.PolicyDefinition;
import dev.aisecurity.policy.Verdict;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be configured.
 *
 * @param enabled Whether anything of the guard is there at all.
 * @param mode What becomes of verdicts where an endpoint does not say otherwise.
 * @param coverage What to do about guarded endpoints that cannot be inspected.
 * @param searchPackages Whether to search the packages of the application at start-up for
 * annotated classes that are no beans.
 * @param inspection How thoroughly text is inspected.
 * @param detectors Settings of detectors, by id.
 * @param rules Rules of the injection detector.
 * @param limits How much text is accepted.
 * @param defaultPolicy Verdicts that hold without any policy of your own.
 * @param policies Policies, strictest verdict wins.
 * @param exclusions Accepted false alarms.
 * @param policyLocation File with further policies and exclusions, read again when it
 * changes.
 * @param policyRefresh How often to look whether the policy file has changed.
 * @param endpoints Settings of endpoints, by id.
 * @param identity How subjects are recognized.
 * @param decisions What is remembered of decisions.
 * @param output How answers are handled.
 * @param redaction How text is redacted.
 * @param sessions How the risk of the requests of a session and of an identity adds up.
 * @param baseline What is normal for identities.
 */
@ConfigurationProperties("ai.security")
public record AiSecurityProperties(@DefaultValue("true") boolean enabled, @DefaultValue("enforce") EnforcementMode mode,
		@DefaultValue("strict") Coverage coverage, @DefaultValue("true") boolean searchPackages,
		@DefaultValue Inspection inspection, @DefaultValue Map<String, DetectorSettings> detectors,
		@DefaultValue Rules rules, @DefaultValue Limits limits, @DefaultValue DefaultPolicySettings defaultPolicy,
		@DefaultValue List<PolicyDefinition> policies, @DefaultValue List<ExclusionDefinition> exclusions,
		@Nullable Resource policyLocation, @DefaultValue("10s") Duration policyRefresh,
		@DefaultValue Map<String, EndpointProperties> endpoints, @DefaultValue Identity identity,
		@DefaultValue Decisions decisions, @DefaultValue @NestedConfigurationProperty OutputProperties output,
		@DefaultValue Redaction redaction, @DefaultValue @NestedConfigurationProperty SessionProperties sessions,
		@DefaultValue @NestedConfigurationProperty BaselineProperties baseline) {

	static final String PREFIX = "ai.security";

	public AiSecurityProperties {
		if (policyRefresh.isZero() || policyRefresh.isNegative()) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".policy-refresh", policyRefresh,
					"It must be positive.");
		}
		detectors.forEach((id, settings) -> {
			if (!(settings.weight() >= 0 && settings.weight() <= 1)) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + ".detectors." + id + ".weight",
						settings.weight(), "It must be between 0 and 1.");
			}
		});
	}

	/**
	 * What to do about guarded endpoints that cannot be inspected.
	 */
	public enum Coverage {

		/** Fail: at start-up, or the request. */
		STRICT,

		/** Report it and go on. */
		LENIENT

	}

	/**
	 * How thoroughly text is inspected.
	 *
	 * @param level Detection level: rules up to it run, 1 (few false alarms) to 4.
	 * @param enforcementLevel Rules up to this level count for verdicts; those above are
	 * recorded only.
	 * @param deadline How long the inspection of 32,768 characters may take; longer text
	 * has proportionally longer.
	 */
	public record Inspection(@DefaultValue("2") int level, @DefaultValue("1") int enforcementLevel,
			@DefaultValue("250ms") Duration deadline) {

	}

	/**
	 * Settings of one detector.
	 *
	 * @param enabled Whether the detector runs.
	 * @param weight How much its findings count towards the risk, 0 to 1.
	 */
	public record DetectorSettings(@DefaultValue("true") boolean enabled, @DefaultValue("1") double weight) {

	}

	/**
	 * Rules of the injection detector.
	 *
	 * @param locations Rule packs of your own, beside the built-in one.
	 * @param disabled Ids of rules that do not run.
	 */
	public record Rules(@DefaultValue List<Resource> locations, @DefaultValue Set<String> disabled) {

	}

	/**
	 * How much text is accepted.
	 *
	 * @param body Bytes of a request body.
	 * @param characters Characters of all texts of a request together.
	 * @param tokens Estimated tokens of all texts of a request together.
	 * @param turns Turns of a conversation in one request.
	 * @param leaves Texts in one request.
	 * @param depth Nesting of a JSON body or of an argument.
	 * @param jsonTokens Tokens of a JSON body.
	 * @param parts Parts of a multipart body.
	 * @param parameters Values of query and form parameters.
	 */
	public record Limits(@DefaultValue("1MB") DataSize body, @DefaultValue("262144") int characters,
			@DefaultValue("65536") int tokens, @DefaultValue("200") int turns, @DefaultValue("2000") int leaves,
			@DefaultValue("64") int depth, @DefaultValue("20000") int jsonTokens, @DefaultValue("50") int parts,
			@DefaultValue("1000") int parameters) {

		private static final int MAX_DEPTH = 500;

		public Limits {
			positive("body", body.toBytes());
			positive("characters", characters);
			positive("tokens", tokens);
			positive("turns", turns);
			positive("leaves", leaves);
			positive("depth", depth);
			if (depth > MAX_DEPTH) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + ".limits.depth", depth,
						"It must be at most 500.");
			}
			positive("json-tokens", jsonTokens);
			positive("parts", parts);
			positive("parameters", parameters);
		}

		private static void positive(String name, long value) {
			if (value < 1 || value > Integer.MAX_VALUE) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + ".limits." + name, value,
						"It must be at least 1 and at most 2147483647.");
			}
		}

	}

	/**
	 * Verdicts that hold without any policy of your own. Set a verdict to {@code allow}
	 * to take it back.
	 *
	 * @param blockAt Risk from which an interaction counts as an attack, above 0 and up
	 * to 1.
	 * @param highRisk Verdict on an attack.
	 * @param sureAt Score from which a finding leads to the verdict of its category, 0 to
	 * 1.
	 * @param input Verdicts on findings in text on its way to the model, by category.
	 * @param output Verdicts on findings in text from the model, by category.
	 * @param retryAfter When a throttled caller may come back.
	 */
	public record DefaultPolicySettings(@DefaultValue("0.7") double blockAt, @DefaultValue("block") Verdict highRisk,
			@DefaultValue("0.8") double sureAt, @DefaultValue Map<ThreatCategory, Verdict> input,
			@DefaultValue Map<ThreatCategory, Verdict> output, @DefaultValue("1s") Duration retryAfter) {

	}

	/**
	 * How subjects are recognized.
	 *
	 * @param tenantClaim Name of the token claim that names the tenant.
	 */
	public record Identity(@Nullable String tenantClaim) {

	}

	/**
	 * What is remembered of decisions.
	 *
	 * @param recent How many recent decisions with findings to keep for the actuator.
	 */
	public record Decisions(@DefaultValue("200") int recent) {

		public Decisions {
			if (recent < 1) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + ".decisions.recent", recent,
						"It must be at least 1.");
			}
		}

	}

	/**
	 * How text is redacted.
	 *
	 * @param reversible Categories that are redacted on the way to the model by tokens
	 * such as EMAIL_1 in angle brackets, for which the answer has the values again:
	 * personal-data, secret.
	 */
	public record Redaction(@DefaultValue Set<ThreatCategory> reversible) {

		public Redaction {
			for (ThreatCategory category : reversible) {
				if (category != ThreatCategory.PERSONAL_DATA && category != ThreatCategory.SECRET) {
					throw new InvalidConfigurationPropertyValueException(PREFIX + ".redaction.reversible", category,
							"It must be personal-data or secret.");
				}
			}
		}

	}

}
