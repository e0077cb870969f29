package dev.aisecurity.policy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Makes policies and exclusions of definitions. Everything that is wrong with a
 * definition is found here, where it can be shown, and nothing is left to be found by a
 * request. Thread-safe.
 */
public final class PolicyFactory {

	private static final int MAX_NAME = 100;

	private final Function<ExpressionSource, Predicate<PolicyContext>> expressions;

	/**
	 * Creates a factory.
	 * @param expressions compiles an expression; throws {@link IllegalArgumentException}
	 * if it is not valid
	 */
	public PolicyFactory(Function<ExpressionSource, Predicate<PolicyContext>> expressions) {
		this.expressions = expressions;
	}

	/**
	 * Makes a policy.
	 * @param entry the definition
	 * @return the policy
	 * @throws InvalidPolicyException if the definition is not valid
	 */
	public ConditionalPolicy policy(PolicyDocument.Entry<PolicyDefinition> entry) {
		PolicyDefinition definition = entry.definition();
		RawValues values = new RawValues(entry.location());
		String name = name(values, definition.name());
		Verdict verdict = values.constant("verdict", values.required("verdict", definition.verdict()), Verdict.class);
		PolicyConditions conditions = (definition.when() != null)
				? new ConditionsFactory(values, definition.when()).create() : PolicyConditions.NONE;
		Predicate<PolicyContext> condition = condition(values, name, definition.condition());
		if (verdict == Verdict.REDACT && conditions.findings() == null) {
			throw values.invalid("verdict",
					"'redact' must say what: give categories, rules, tags or score-at-least under 'when'");
		}
		String description = (definition.description() != null) ? definition.description().strip() : "";
		return new ConditionalPolicy(name, description, conditions, condition, verdict, mode(values, definition.mode()),
				isNamedOnly(values, definition.appliesTo()), obligations(values, verdict, definition));
	}

	private static String name(RawValues values, @Nullable String raw) {
		String name = values.required("name", raw);
		boolean valid = name.length() <= MAX_NAME && name.charAt(0) != '-';
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			valid &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
		}
		if (!valid) {
			throw values.invalid("name", "'" + RawValues.shown(name)
					+ "' must consist of 1 to 100 lower-case letters, digits and hyphens, and not start with a hyphen");
		}
		if (name.startsWith(BuiltInPolicies.PREFIX)) {
			throw values.invalid("name", "names that start with '" + BuiltInPolicies.PREFIX + "' are built in");
		}
		return name;
	}

	private @Nullable Predicate<PolicyContext> condition(RawValues values, String name, @Nullable String raw) {
		if (raw == null) {
			return null;
		}
		try {
			return this.expressions.apply(new ExpressionSource(name, values.text("condition", raw)));
		}
		catch (IllegalArgumentException ex) {
			throw values.invalid("condition", String.valueOf(ex.getMessage()));
		}
	}

	private static EnforcementMode mode(RawValues values, @Nullable String raw) {
		if (raw == null) {
			return EnforcementMode.ENFORCE;
		}
		// YAML 1.1 takes a plain "off" for a boolean
		return raw.strip().equals("false") ? EnforcementMode.OFF : values.constant("mode", raw, EnforcementMode.class);
	}

	private static boolean isNamedOnly(RawValues values, @Nullable String raw) {
		if (raw == null) {
			return false;
		}
		return values.constant("applies-to", raw, Scope.class) == Scope.NAMED;
	}

	private static Obligations obligations(RawValues values, Verdict verdict, PolicyDefinition definition) {
		requireVerdict(values, "retry-after", definition.retryAfter(), verdict, Verdict.THROTTLE);
		requireVerdict(values, "acr-values", definition.acrValues(), verdict, Verdict.STEP_UP);
		requireVerdict(values, "max-age", definition.maxAge(), verdict, Verdict.STEP_UP);
		String retryAfter = definition.retryAfter();
		String maxAge = definition.maxAge();
		List<String> acrValues = definition.acrValues();
		return new Obligations((retryAfter != null) ? values.duration("retry-after", retryAfter) : null,
				(acrValues != null) ? values.texts("acr-values", acrValues) : List.of(),
				(maxAge != null) ? values.duration("max-age", maxAge) : null);
	}

	private static void requireVerdict(RawValues values, String key, @Nullable Object raw, Verdict verdict,
			Verdict needed) {
		if (raw != null && verdict != needed) {
			throw values.invalid(key, "only has a meaning with verdict '"
					+ needed.name().toLowerCase(Locale.ROOT).replace('_', '-') + "'");
		}
	}

	/**
	 * Makes an exclusion.
	 * @param entry the definition
	 * @return the exclusion
	 * @throws InvalidPolicyException if the definition is not valid
	 */
	public Exclusion exclusion(PolicyDocument.Entry<ExclusionDefinition> entry) {
		ExclusionDefinition definition = entry.definition();
		RawValues values = new RawValues(entry.location());
		String rule = values.required("rule", definition.rule());
		if (rule.indexOf('*') >= 0) {
			throw values.invalid("rule", "an exclusion is of one rule: '*' is not allowed");
		}
		String reason = values.required("reason", definition.reason());
		String authority = (definition.authority() != null) ? values.text("authority", definition.authority()) : null;
		Origin origin = (definition.origin() != null) ? values.constant("origin", definition.origin(), Origin.class)
				: null;
		Instant expires = (definition.expires() != null) ? values.instant("expires", definition.expires()) : null;
		return new Exclusion(rule, endpoint(values, definition.endpoint()), authority, origin, reason, expires);
	}

	private static @Nullable EndpointId endpoint(RawValues values, @Nullable String raw) {
		if (raw == null) {
			return null;
		}
		String id = values.text("endpoint", raw);
		if (!EndpointId.isValid(id)) {
			throw values.invalid("endpoint", "'" + RawValues.shown(id) + "' cannot be the id of an endpoint");
		}
		return new EndpointId(id);
	}

	private enum Scope {

		ALL, NAMED

	}

}
