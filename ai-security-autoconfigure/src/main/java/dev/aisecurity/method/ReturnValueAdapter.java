package dev.aisecurity.method;

import org.jspecify.annotations.Nullable;

/**
 * Follows a return value whose code runs, or whose result arrives, after the method has
 * returned, and guards what arrives. Thread-safe.
 */
interface ReturnValueAdapter {

	/**
	 * Follows a value until it is complete, then ends the scope.
	 * @param value what the method returned
	 * @param type the declared return type
	 * @param scope the scope, entered around code of the value that runs later
	 * @return what to return instead, or {@code null} if this is no value to follow
	 */
	@Nullable Object follow(Object value, Class<?> type, CallScope scope);

}
