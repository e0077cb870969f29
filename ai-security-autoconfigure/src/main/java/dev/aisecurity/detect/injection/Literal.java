package dev.aisecurity.detect.injection;

/**
 * Characters that a text must have before a pattern is tried on it.
 *
 * @param text the characters, at least one
 * @param startsWord whether no letter or digit may precede them
 * @param endsWord whether no letter or digit may follow them
 */
record Literal(String text, boolean startsWord, boolean endsWord) {

	Literal {
		if (text.isEmpty()) {
			throw new IllegalArgumentException("A literal cannot be empty");
		}
	}

}
