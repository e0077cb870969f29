package dev.aisecurity.method;

import dev.aisecurity.interaction.Origin;
import org.jspecify.annotations.Nullable;

/**
 * How the texts of values of one class are read and, where that is possible, replaced.
 * Thread-safe.
 */
interface Shape {

	/**
	 * Reads the texts of a value.
	 * @param value the value
	 * @param origin who wrote them, or {@code null} if they are counted only
	 * @param texts where to put them
	 * @param depth how deep the value is nested
	 */
	void collect(Object value, @Nullable Origin origin, ArgumentTexts texts, int depth);

	/**
	 * Replaces the texts of a value that are to be redacted.
	 * @param value the value
	 * @param origin who wrote its texts
	 * @param redaction knows what to replace
	 * @param depth how deep the value is nested
	 * @return the same instance if nothing is to be replaced or it was replaced in place
	 * @throws UnredactableException if a text cannot be replaced
	 */
	Object redact(Object value, Origin origin, TextReplacement redaction, int depth);

	/**
	 * Returns whether values hold no other values.
	 * @return whether this is a leaf
	 */
	default boolean isLeaf() {
		return false;
	}

}
