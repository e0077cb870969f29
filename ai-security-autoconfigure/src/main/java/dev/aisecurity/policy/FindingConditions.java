package dev.aisecurity.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.detect.ThreatCategory;
import org.jspecify.annotations.Nullable;

/**
 * What a single finding must be. All parts must match the same finding.
 *
 * @param categories categories that match, empty for any
 * @param rules rules that match, or {@code null} for any
 * @param tags tags of which the finding must have one, or {@code null} for any
 * @param scoreAtLeast the lowest score that matches, 0 for any
 */
public record FindingConditions(Set<ThreatCategory> categories, @Nullable NamePatterns rules,
		@Nullable NamePatterns tags, double scoreAtLeast) {

	public FindingConditions {
		categories = categories.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(categories));
		if (!(scoreAtLeast >= 0 && scoreAtLeast <= 1)) {
			throw new IllegalArgumentException("Score must be between 0 and 1 but is " + scoreAtLeast);
		}
	}

	/**
	 * Returns conditions on category and score.
	 * @param category the category
	 * @param scoreAtLeast the lowest score that matches
	 * @return the conditions
	 */
	public static FindingConditions of(ThreatCategory category, double scoreAtLeast) {
		return new FindingConditions(Set.of(category), null, null, scoreAtLeast);
	}

	/**
	 * Returns whether a finding matches.
	 * @param finding the finding
	 * @return whether all parts match it
	 */
	public boolean matches(Finding finding) {
		return (this.categories.isEmpty() || this.categories.contains(finding.category()))
				&& finding.score().atLeast(this.scoreAtLeast)
				&& (this.rules == null || this.rules.matches(finding.rule()))
				&& (this.tags == null || this.tags.matchesAny(finding.tags()));
	}

}
