package dev.aisecurity.method.stray;

import dev.aisecurity.annotation.LlmEndpoint;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/**
 * A bean in another profile.
 */
@Service
@Profile("other")
@LlmEndpoint
public class Conditional {

	public void ask(String prompt) {
	}

}
