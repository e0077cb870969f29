package dev.aisecurity.interaction;

import org.jspecify.annotations.Nullable;

/**
 * Headers of the request or message that brought an interaction, for policies that ask
 * for them. They are claims of the client: a policy may raise the verdict because of one,
 * and none can lower it.
 */
@FunctionalInterface
public interface RequestHeaders {

	/** No headers. */
	RequestHeaders NONE = (name) -> null;

	/**
	 * Returns the first value of a header.
	 * @param name name of the header, case-insensitive
	 * @return its value, or {@code null} if absent
	 */
	@Nullable String first(String name);

}
