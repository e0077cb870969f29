package dev.aisecurity.interaction;

/**
 * Name of a guarded resource: an endpoint, a tool, a model, a document store.
 *
 * @param value 1 to 200 letters, digits and {@code . _ : / # -}
 */
public record EndpointId(String value) implements Comparable<EndpointId> {

	static final int MAX_LENGTH = 200;

	public EndpointId {
		if (!isValid(value)) {
			throw new IllegalArgumentException("Endpoint id '" + value
					+ "' must consist of 1 to 200 letters, digits and the characters . _ : / # -");
		}
	}

	/**
	 * Returns whether a text can be an endpoint id.
	 * @param value the text
	 * @return whether it can
	 */
	public static boolean isValid(String value) {
		if (value.isEmpty() || value.length() > MAX_LENGTH) {
			return false;
		}
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
			if (!plain && "._:/#-".indexOf(c) < 0) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int compareTo(EndpointId other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
