package dev.aisecurity.policy;

import dev.aisecurity.interaction.RequestHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a header of the request. Its value is what the client says, and of several
 * headers of the same name it is the first.
 *
 * @param name name of the header, case-insensitive
 * @param values values that match, case-sensitive, or {@code null} for none
 * @param absent whether the absence of the header matches
 */
public record HeaderCondition(String name, @Nullable NamePatterns values, boolean absent) {

	public HeaderCondition {
		if (name.isBlank()) {
			throw new IllegalArgumentException("a header must have a name");
		}
	}

	/**
	 * Returns whether the header is as asked for.
	 * @param headers the headers of the request
	 * @return whether it matches
	 */
	public boolean matches(RequestHeaders headers) {
		String value = headers.first(this.name);
		return (value != null) ? this.values != null && this.values.matches(value) : this.absent;
	}

}
