package dev.aisecurity.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.interaction.Origin;
import dev.aisecurity.interaction.Segment;

/**
 * Asks who wrote a text. A finding about no single text may come from any of them: it has
 * the origins of all segments.
 *
 * @param origins the origins that match
 * @param unknown whether a finding about no single text, or an interaction without text,
 * matches
 */
public record OriginCondition(Set<Origin> origins, boolean unknown) {

	public OriginCondition {
		origins = origins.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(origins));
	}

	/**
	 * Returns whether the text of a finding matches.
	 * @param finding the finding
	 * @param interaction where it was made
	 * @return whether its text has one of the origins
	 */
	public boolean matches(Finding finding, Interaction interaction) {
		Origin origin = finding.origin();
		return (origin != null) ? this.origins.contains(origin) : this.unknown || matches(interaction);
	}

	/**
	 * Returns whether any text of an interaction matches.
	 * @param interaction the interaction
	 * @return whether one of its segments has one of the origins
	 */
	public boolean matches(Interaction interaction) {
		List<Segment> segments = interaction.segments();
		for (int i = 0; i < segments.size(); i++) {
			if (this.origins.contains(segments.get(i).origin())) {
				return true;
			}
		}
		return this.unknown && segments.isEmpty();
	}

}
