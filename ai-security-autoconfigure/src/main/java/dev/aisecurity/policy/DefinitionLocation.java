package dev.aisecurity.policy;

/**
 * Where a definition was written, so that what is wrong with it can be shown there.
 */
@FunctionalInterface
public interface DefinitionLocation {

	/**
	 * Returns an exception that points at a key of the definition.
	 * @param key path of the key within the definition, such as {@code when.tenants[1]},
	 * empty for the definition as a whole
	 * @param reason what is wrong with it
	 * @return the exception, to be thrown
	 */
	InvalidPolicyException invalid(String key, String reason);

	/**
	 * Returns the location of configuration properties.
	 * @param prefix name of the property that holds the definition, such as
	 * {@code ai.security.policies[0]}
	 * @return the location
	 */
	static DefinitionLocation property(String prefix) {
		return (key, reason) -> new InvalidPolicyException("the configuration", 0, 0,
				key.isEmpty() ? prefix : prefix + "." + key, reason);
	}

}
