package dev.aisecurity.policy;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A policy as somebody wrote it, in a file or in configuration properties: raw and not
 * checked. {@link PolicyFactory} makes a policy of it.
 *
 * @param name Name of the policy: lower-case letters, digits and hyphens.
 * @param description What the policy is for, shown to operators.
 * @param when Conditions, all of which must be met; without any the policy always
 * applies.
 * @param condition SpEL expression over the policy context that must be true besides.
 * @param verdict What shall happen: allow, redact, throttle, step-up, constrain, block,
 * revoke.
 * @param mode Whether to carry the verdict out: enforce (default), observe, off.
 * @param appliesTo Which endpoints it applies to: all (default) or named, those that ask
 * for it by name.
 * @param retryAfter When a throttled caller may come back.
 * @param acrValues Authentication context classes that a step-up asks for.
 * @param maxAge How old the authentication may be after a step-up.
 */
public record PolicyDefinition(@Nullable String name, @Nullable String description, @Nullable When when,
		@Nullable String condition, @Nullable String verdict, @Nullable String mode, @Nullable String appliesTo,
		@Nullable String retryAfter, @Nullable List<String> acrValues, @Nullable String maxAge) {

	/**
	 * Conditions as somebody wrote them. A list is met if one of its values is.
	 *
	 * @param endpoints Ids of endpoints; a '*' at the end stands for any rest.
	 * @param directions Ways of the text: input, output, tool-call, tool-result.
	 * @param origins Who wrote the text: system, user, retrieved, tool, model, unknown.
	 * @param categories Categories of which there must be a finding.
	 * @param rules Rules of which there must be a finding; a '*' at the end stands for
	 * any rest.
	 * @param tags Tags that a finding must have, such as owasp:llm01; a '*' at the end
	 * stands for any rest.
	 * @param scoreAtLeast Lowest score of a finding that counts, 0 to 1.
	 * @param riskAtLeast Lowest risk of the interaction, 0 to 1.
	 * @param riskBand Lowest band of the risk: low, medium, high.
	 * @param sessionBand Lowest band of the session: low, medium, high; and unknown.
	 * @param identityBand Lowest band of the identity: low, medium, high; and unknown.
	 * @param deviationAtLeast Least deviation from the baseline, 0 to 1; alarms begin at
	 * 0.5.
	 * @param maturityAtLeast How much the baseline must be worth at least: n / (n + 50)
	 * after n requests.
	 * @param subjects Names of subjects; anonymous for those who did not say.
	 * @param authorities Authorities of which the subject must have one.
	 * @param withoutAuthorities Authorities of which the subject must have none.
	 * @param authenticated Whether the subject must have proved who they are.
	 * @param authenticationOlderThan Age that the authentication must exceed; an unknown
	 * age does.
	 * @param acr Authentication context classes of which the subject must have one, or
	 * unknown.
	 * @param acrNotIn Authentication context classes that the subject must not have; an
	 * unknown one is not in any list.
	 * @param tenants Tenants of which the subject must belong to one, or unknown.
	 * @param time Time of day and days of the week.
	 * @param headers Values of request headers by name: exact, with a '*' at the end, '*'
	 * for any, or absent.
	 * @param integrity Least trusted origin that must have flowed in: internal-tool,
	 * user, external.
	 * @param confidentiality Secrecy that must have flowed in at least: internal,
	 * confidential, secret.
	 * @param degraded Inputs of which one must be missing because something failed, or
	 * any.
	 */
	public record When(@Nullable List<String> endpoints, @Nullable List<String> directions,
			@Nullable List<String> origins, @Nullable List<String> categories, @Nullable List<String> rules,
			@Nullable List<String> tags, @Nullable String scoreAtLeast, @Nullable String riskAtLeast,
			@Nullable String riskBand, @Nullable List<String> sessionBand, @Nullable List<String> identityBand,
			@Nullable String deviationAtLeast, @Nullable String maturityAtLeast, @Nullable List<String> subjects,
			@Nullable List<String> authorities, @Nullable List<String> withoutAuthorities,
			@Nullable String authenticated, @Nullable String authenticationOlderThan, @Nullable List<String> acr,
			@Nullable List<String> acrNotIn, @Nullable List<String> tenants, @Nullable Time time,
			@Nullable Map<String, List<String>> headers, @Nullable String integrity, @Nullable String confidentiality,
			@Nullable List<String> degraded) {

	}

	/**
	 * A time window as somebody wrote it.
	 *
	 * @param days Days of the week on which it starts, also as a range: mon-fri.
	 * @param from When it starts, such as 08:00.
	 * @param to When it ends; earlier than the start means on the next day.
	 * @param zone Time zone, such as Europe/Berlin; UTC by default.
	 */
	public record Time(@Nullable List<String> days, @Nullable String from, @Nullable String to, @Nullable String zone) {

	}

}
