package dev.aisecurity.policy;

/**
 * Policy administration point: holds the policies in force. Reading never blocks.
 */
@FunctionalInterface
public interface PolicyRepository {

	/**
	 * Returns the policies in force.
	 * @return an immutable snapshot
	 */
	PolicySet current();

}
