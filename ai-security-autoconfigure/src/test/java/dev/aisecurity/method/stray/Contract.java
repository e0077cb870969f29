package dev.aisecurity.method.stray;

import dev.aisecurity.annotation.LlmEndpoint;

/**
 * An interface is no object that anyone could call.
 */
@LlmEndpoint
public interface Contract {

	void ask(String prompt);

}
