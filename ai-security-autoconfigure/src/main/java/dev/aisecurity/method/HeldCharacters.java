package dev.aisecurity.method;

import org.jspecify.annotations.Nullable;

/**
 * An item that is nothing but text.
 *
 * @param item the item
 * @param held its text
 */
record HeldCharacters(Object item, HeldText held) implements HeldItem {

	static boolean supports(Object item) {
		return item instanceof CharSequence || item instanceof Character;
	}

	@Override
	public boolean isDecided() {
		return this.held.isDecided();
	}

	@Override
	public @Nullable Object release() {
		String text = this.held.take();
		if (text.contentEquals(this.item.toString())) {
			return this.item;
		}
		if (text.isEmpty()) {
			return null;
		}
		if (this.item instanceof StringBuilder) {
			return new StringBuilder(text);
		}
		if (!(this.item instanceof Character)) {
			return text;
		}
		if (text.length() != 1) {
			throw new UnredactableException(Character.class);
		}
		return text.charAt(0);
	}

	@Override
	public int length() {
		return this.held.length();
	}

}
