package dev.aisecurity.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The policies in force at one moment. Immutable; swapped as a whole.
 *
 * @param version what the set is known by in decisions: a digest of its source
 * @param policies the policies, in the order they were declared
 * @param exclusions accepted false alarms
 */
public record PolicySet(String version, List<Policy> policies, List<Exclusion> exclusions) {

	public PolicySet {
		policies = List.copyOf(policies);
		exclusions = List.copyOf(exclusions);
		Set<String> ids = new HashSet<>();
		for (Policy policy : policies) {
			if (!ids.add(policy.id())) {
				throw new IllegalArgumentException("Policy '" + policy.id() + "' is declared twice");
			}
		}
	}

	/**
	 * Returns whether there is a policy of a name.
	 * @param id the name
	 * @return whether one of the policies has it
	 */
	public boolean contains(String id) {
		for (Policy policy : this.policies) {
			if (policy.id().equals(id)) {
				return true;
			}
		}
		return false;
	}

}
