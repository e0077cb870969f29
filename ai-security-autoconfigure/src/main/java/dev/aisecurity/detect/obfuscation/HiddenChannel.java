package dev.aisecurity.detect.obfuscation;

import dev.aisecurity.normalize.HiddenCharacters;
import dev.aisecurity.normalize.TextView;
import org.jspecify.annotations.Nullable;

/**
 * A way to write a message in characters that are not seen or not read in that order.
 */
enum HiddenChannel {

	TAGS(HiddenCharacters.TAGS, "hidden-tags", 3, "Message in invisible tag characters"),

	SELECTORS(HiddenCharacters.SELECTORS, "hidden-selectors", 4, "Message in variation selectors"),

	ZERO_WIDTH(HiddenCharacters.ZERO_WIDTH, "hidden-bits", 5, "Message in zero-width characters"),

	REVERSED(HiddenCharacters.REVERSED, "hidden-direction", 3, "Words whose direction is overridden");

	static final double CERTAIN = 0.95;

	static final double POSSIBLE = 0.5;

	private static final HiddenChannel[] VALUES = values();

	private static final int MIN_MESSAGE = 8;

	private final String view;

	private final String rule;

	private final int some;

	private final String reason;

	HiddenChannel(String view, String rule, int some, String reason) {
		this.view = view;
		this.rule = rule;
		this.some = some;
		this.reason = reason;
	}

	static @Nullable HiddenChannel of(TextView view) {
		for (HiddenChannel channel : VALUES) {
			if (channel.view.equals(view.name())) {
				return channel;
			}
		}
		return null;
	}

	String rule() {
		return this.rule;
	}

	String reason() {
		return this.reason;
	}

	/**
	 * Returns how sure it is that a view is a hidden message.
	 * @param text the text of the view
	 * @return 0 if it is too short to be more than an accident
	 */
	double score(String text) {
		int printable = 0;
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) != '\uFFFD' && text.charAt(i) >= ' ') {
				printable++;
			}
		}
		if (printable >= MIN_MESSAGE && printable * 4 >= text.length() * 3) {
			return CERTAIN;
		}
		return (text.length() >= this.some) ? POSSIBLE : 0;
	}

}
