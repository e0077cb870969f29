package dev.aisecurity.interaction;

/**
 * Name of a session that the server issued or has verified.
 *
 * @param value not empty
 */
public record SessionId(String value) {

	public SessionId {
		if (value.isEmpty()) {
			throw new IllegalArgumentException("Session id must not be empty");
		}
	}

	@Override
	public String toString() {
		return "SessionId[***]";
	}

}
