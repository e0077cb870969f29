package dev.aisecurity.policy;

import org.jspecify.annotations.Nullable;

/**
 * An exclusion as somebody wrote it, in a file or in configuration properties: raw and
 * not checked. {@link PolicyFactory} makes an exclusion of it.
 *
 * @param rule Id of the rule whose findings are accepted.
 * @param endpoint Id of the endpoint; all by default.
 * @param authority Authority that the subject must have; everybody by default.
 * @param origin Who wrote the text: system, user, retrieved, tool, model; all by default.
 * @param reason Why this is accepted.
 * @param expires When it ends: a date, at whose start in UTC it does, or an instant.
 */
public record ExclusionDefinition(@Nullable String rule, @Nullable String endpoint, @Nullable String authority,
		@Nullable String origin, @Nullable String reason, @Nullable String expires) {

}
