package dev.aisecurity.method.stray;

import dev.aisecurity.annotation.LlmEndpoint;

/**
 * Nobody declares it as a bean.
 */
public class Stray {

	@LlmEndpoint("stray")
	public void ask(String prompt) {
	}

}
