package dev.aisecurity.detect;

import java.util.Set;

import dev.aisecurity.interaction.Origin;
import dev.aisecurity.risk.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * What a detector found. Neither the prompt nor any part of it is in here: the reason is
 * the words of the rule, not those of the text.
 *
 * @param detector id of the detector
 * @param rule id of the rule within the detector, unique over all detectors
 * @param category kind of threat
 * @param score how sure it is that this is an attack; for data categories how sure it is
 * that the span is what the category says
 * @param level detection level that the rule belongs to, 1 (few false alarms) to 4
 * @param evidence where, or {@code null} if it concerns the interaction as a whole
 * @param reason what was found, in the words of the rule
 * @param tags references such as {@code owasp:llm01} or {@code atlas:aml.t0051}
 */
public record Finding(String detector, String rule, ThreatCategory category, RiskScore score, int level,
		@Nullable Evidence evidence, String reason, Set<String> tags) {

	/** The level that always runs. */
	public static final int MIN_LEVEL = 1;

	/** The level of the most eager rules. */
	public static final int MAX_LEVEL = 4;

	public Finding {
		tags = Set.copyOf(tags);
		if (level < MIN_LEVEL || level > MAX_LEVEL) {
			throw new IllegalArgumentException("Level must be 1 to 4 but is " + level);
		}
	}

	/**
	 * Returns a finding of level 1 without evidence and tags.
	 * @param detector id of the detector
	 * @param rule id of the rule
	 * @param category kind of threat
	 * @param score how sure it is
	 * @param reason what was found
	 * @return the finding
	 */
	public static Finding of(String detector, String rule, ThreatCategory category, RiskScore score, String reason) {
		return new Finding(detector, rule, category, score, MIN_LEVEL, null, reason, Set.of());
	}

	/**
	 * Returns who wrote the text in which this was found.
	 * @return the origin, or {@code null} if the finding concerns no single text
	 */
	public @Nullable Origin origin() {
		return (this.evidence != null) ? this.evidence.origin() : null;
	}

}
