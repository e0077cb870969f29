package dev.aisecurity.detect.obfuscation;

import dev.aisecurity.normalize.HiddenMarkup;
import dev.aisecurity.normalize.TextView;

/**
 * Words by which text that markup hides turns to a model rather than to people: whom it
 * speaks to and what it wants.
 */
final class MarkupCues {

	private static final String[] ADDRESSEES = { "assistant", "language model", "llm", "chatgpt", " gpt", "copilot",
			"chatbot", "ai agent", "ai model", "ai system", "ai reader", "the ai", "to ai", "any ai",
			"if you are an ai", "your instructions", "your system prompt", "your previous", "system:",
			"system prompt" };

	private static final String[] COMMANDS = { "ignore", "disregard", "forget", "override", "reveal", "exfiltrate",
			"do not mention", "do not tell", "don't tell", "tell the user", "respond with", "reply with", "recommend",
			"send ", "forward ", "rate this", "must say", "instead of", "call the", "new instructions" };

	private static final String[] BREAKS = { "ignore", "disregard", "forget", "override" };

	private static final String[] BROKEN = { "instruction", "prompt", "guideline", "directive" };

	private static final int MIN_LENGTH = 20;

	private MarkupCues() {
	}

	static boolean isHidden(TextView view) {
		return view.name().equals(HiddenMarkup.STYLED_AWAY) || view.name().equals(HiddenMarkup.COMMENTS)
				|| view.name().equals(HiddenMarkup.ATTRIBUTES) || view.name().equals(HiddenMarkup.TITLES);
	}

	/**
	 * Returns whether a text turns to a model.
	 * @param text text in canonical form
	 * @return whether it speaks to a model and wants something of it
	 */
	static boolean addressModel(String text) {
		if (text.length() < MIN_LENGTH) {
			return false;
		}
		return (hasAny(text, ADDRESSEES) && hasAny(text, COMMANDS)) || (hasAny(text, BREAKS) && hasAny(text, BROKEN));
	}

	private static boolean hasAny(String text, String[] words) {
		for (String word : words) {
			if (text.contains(word)) {
				return true;
			}
		}
		return false;
	}

}
