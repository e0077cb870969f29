package dev.aisecurity.policy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Refuses policies and exclusions that speak of rules and endpoints that do not exist,
 * and a set that lacks a policy that an endpoint asks for: a misspelt name would protect
 * nothing, silently. Thread-safe as far as its suppliers are.
 */
public final class PolicyValidator {

	/** Accepts every name. */
	public static final PolicyValidator NONE = new PolicyValidator(Set::of, Set::of, Set::of);

	private final Supplier<? extends Collection<String>> rules;

	private final Supplier<? extends Collection<String>> endpoints;

	private final Supplier<? extends Collection<String>> named;

	/**
	 * Creates a validator.
	 * @param rules ids of all rules; if there are none, every rule is accepted
	 * @param endpoints ids of all endpoints; if there are none, every endpoint is
	 * accepted
	 * @param named names of the policies that endpoints ask for
	 */
	public PolicyValidator(Supplier<? extends Collection<String>> rules,
			Supplier<? extends Collection<String>> endpoints, Supplier<? extends Collection<String>> named) {
		this.rules = rules;
		this.endpoints = endpoints;
		this.named = named;
	}

	/**
	 * Checks the names in definitions.
	 * @param document the definitions, valid in all other respects
	 * @throws InvalidPolicyException if a rule or an endpoint does not exist
	 */
	public void validate(PolicyDocument document) {
		Collection<String> knownRules = this.rules.get();
		Collection<String> knownEndpoints = this.endpoints.get();
		for (PolicyDocument.Entry<PolicyDefinition> entry : document.policies()) {
			PolicyDefinition.When when = entry.definition().when();
			if (when != null) {
				check("when.rules", "rule", when.rules(), knownRules, entry.location());
				check("when.endpoints", "endpoint", when.endpoints(), knownEndpoints, entry.location());
			}
		}
		for (PolicyDocument.Entry<ExclusionDefinition> entry : document.exclusions()) {
			check("rule", "rule", single(entry.definition().rule()), knownRules, entry.location());
			check("endpoint", "endpoint", single(entry.definition().endpoint()), knownEndpoints, entry.location());
		}
	}

	/**
	 * Checks that a set has the policies that endpoints ask for.
	 * @param set the set
	 * @param source where it comes from
	 * @throws InvalidPolicyException if one is missing
	 */
	public void validate(PolicySet set, String source) {
		for (String name : this.named.get()) {
			if (!set.contains(name)) {
				List<String> names = set.policies().stream().map(Policy::id).toList();
				throw new InvalidPolicyException(source, 0, 0, null, "policy '" + RawValues.shown(name)
						+ "', which an endpoint asks for, does not exist" + Spelling.suggest(name, names));
			}
		}
	}

	private static @Nullable List<String> single(@Nullable String name) {
		return (name != null) ? List.of(name) : null;
	}

	private static void check(String key, String noun, @Nullable List<String> names, Collection<String> known,
			DefinitionLocation location) {
		if (names == null || known.isEmpty()) {
			return;
		}
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i).strip();
			if (!NamePatterns.of(List.of(name)).matchesAny(known)) {
				throw location.invalid(RawValues.item(key, names, i),
						"there is no " + noun + " '" + RawValues.shown(name) + "'" + Spelling.suggest(name, known));
			}
		}
	}

}
