package dev.aisecurity.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.detect.Finding;
import dev.aisecurity.interaction.Interaction;
import dev.aisecurity.policy.Exclusion;

/**
 * Parts what was found into what counts, what is only recorded and what is accepted.
 *
 * @param recorded all findings that are not excluded
 * @param counted those of them that policies see
 * @param excluded findings that an exclusion accepts
 */
record Sieve(List<Finding> recorded, List<Finding> counted, List<Finding> excluded) {

	private static final Sieve EMPTY = new Sieve(List.of(), List.of(), List.of());

	/**
	 * Parts findings.
	 * @param findings all that was found
	 * @param exclusions what is accepted
	 * @param level the enforcement level: findings above it do not count
	 * @param interaction where they were found
	 * @param now the time of the decision
	 * @return the parts, in the order they were found
	 */
	static Sieve of(List<Finding> findings, List<Exclusion> exclusions, int level, Interaction interaction,
			Instant now) {
		if (findings.isEmpty()) {
			return EMPTY;
		}
		List<Finding> recorded = new ArrayList<>(findings.size());
		List<Finding> counted = new ArrayList<>(findings.size());
		List<Finding> excluded = new ArrayList<>(0);
		for (Finding finding : findings) {
			if (isExcluded(finding, exclusions, interaction, now)) {
				excluded.add(finding);
			}
			else {
				recorded.add(finding);
				if (finding.level() <= level) {
					counted.add(finding);
				}
			}
		}
		return new Sieve(recorded, counted, excluded);
	}

	private static boolean isExcluded(Finding finding, List<Exclusion> exclusions, Interaction interaction,
			Instant now) {
		for (Exclusion exclusion : exclusions) {
			if (exclusion.covers(finding, interaction, now)) {
				return true;
			}
		}
		return false;
	}

}
