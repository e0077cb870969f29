package dev.aisecurity.method;

import org.jspecify.annotations.Nullable;

/**
 * An item of a stream that waits until all of its texts are decided.
 */
interface HeldItem {

	/**
	 * Returns whether nothing of its texts can change any more.
	 * @return whether it may be released
	 */
	boolean isDecided();

	/**
	 * Releases the item. Items are released once, in their order.
	 * @return what may leave, or {@code null} if nothing is left of it
	 * @throws UnredactableException if a text cannot be replaced
	 */
	@Nullable Object release();

	/**
	 * Returns how much text it holds.
	 * @return the number of characters
	 */
	default int length() {
		return 0;
	}

	/**
	 * An item that is decided as a whole.
	 *
	 * @param release what may leave, or {@code null} for nothing
	 */
	record Whole(@Nullable Object release) implements HeldItem {

		@Override
		public boolean isDecided() {
			return true;
		}

	}

}
