package dev.aisecurity.method.stray;

import dev.aisecurity.annotation.LlmEndpoint;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Comes from a bean method in another profile.
 */
@LlmEndpoint
public class Produced implements Runnable {

	@Override
	public void run() {
	}

	@Configuration
	@Profile("other")
	static class Producer {

		@Bean
		Runnable produced() {
			return new Produced();
		}

	}

}
