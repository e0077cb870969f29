package dev.aisecurity.method.stray;

import dev.aisecurity.annotation.LlmEndpoint;

/**
 * A super class whose method no subclass in another package can override.
 */
public abstract class Elsewhere {

	@LlmEndpoint("elsewhere")
	String ask(String prompt) {
		return prompt;
	}

}
