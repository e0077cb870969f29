package dev.aisecurity.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Definitions of policies and exclusions from one source.
 *
 * @param policies the policies, in order
 * @param exclusions the exclusions, in order
 */
public record PolicyDocument(List<Entry<PolicyDefinition>> policies, List<Entry<ExclusionDefinition>> exclusions) {

	/** Nothing. */
	public static final PolicyDocument EMPTY = new PolicyDocument(List.of(), List.of());

	public PolicyDocument {
		policies = List.copyOf(policies);
		exclusions = List.copyOf(exclusions);
	}

	/**
	 * Returns what is defined by configuration properties.
	 * @param prefix common start of their names, such as {@code ai.security}: policies
	 * are named {@code prefix.policies[i]}, exclusions {@code prefix.exclusions[i]}
	 * @param policies the policies, in order
	 * @param exclusions the exclusions, in order
	 * @return the document
	 */
	public static PolicyDocument ofProperties(String prefix, List<PolicyDefinition> policies,
			List<ExclusionDefinition> exclusions) {
		return new PolicyDocument(entries(prefix + ".policies", policies), entries(prefix + ".exclusions", exclusions));
	}

	private static <T> List<Entry<T>> entries(String name, List<T> definitions) {
		List<Entry<T>> entries = new ArrayList<>(definitions.size());
		for (int i = 0; i < definitions.size(); i++) {
			entries.add(new Entry<>(definitions.get(i), DefinitionLocation.property(name + "[" + i + "]")));
		}
		return entries;
	}

	/**
	 * A definition and where it was written.
	 *
	 * @param <T> what is defined
	 * @param definition the definition
	 * @param location where it was written
	 */
	public record Entry<T>(T definition, DefinitionLocation location) {

	}

}
