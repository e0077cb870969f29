package dev.aisecurity.policy;

import java.time.Instant;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An accepted false alarm: findings of a rule that do not count at an endpoint, for an
 * authority, in text of an origin. They are recorded as excluded all the same.
 *
 * @param rule id of the rule
 * @param endpoint the endpoint, or {@code null} for all
 * @param authority an authority that the subject must have, or {@code null} for everybody
 * @param origin the origin of the text, or {@code null} for all
 * @param reason why this is accepted, not blank
 * @param expires when it ends, or {@code null} for never
 */
public record Exclusion(String rule, @Nullable EndpointId endpoint, @Nullable String authority, @Nullable Origin origin,
		String reason, @Nullable Instant expires) {

	public Exclusion {
		if (rule.isBlank()) {
			throw new IllegalArgumentException("Exclusion must name a rule");
		}
		if (reason.isBlank()) {
			throw new IllegalArgumentException("Exclusion of rule '" + rule + "' must give a reason");
		}
	}

	/**
	 * Returns whether a finding is accepted.
	 * @param finding the finding
	 * @param interaction the interaction that it was made in
	 * @param now the time of the decision
	 * @return whether all parts of the exclusion match and it has not expired
	 */
	public boolean covers(Finding finding, Interaction interaction, Instant now) {
		return this.rule.equals(finding.rule())
				&& (this.endpoint == null || this.endpoint.equals(interaction.endpoint().id()))
				&& (this.origin == null || this.origin == finding.origin())
				&& (this.authority == null || interaction.subject().authorities().contains(this.authority))
				&& isActive(now);
	}

	/**
	 * Returns whether the exclusion has not expired.
	 * @param now the time
	 * @return whether it still counts
	 */
	public boolean isActive(Instant now) {
		return this.expires == null || now.isBefore(this.expires);
	}

}
