package dev.aisecurity.autoconfigure;

import java.util.List;

/**
 * Request handlers that are not guarded, for the start-up report.
 */
@FunctionalInterface
interface UnguardedHandlers {

	/**
	 * Returns the handlers.
	 * @return class and method of each
	 */
	List<String> find();

}
