package dev.aisecurity.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.aisecurity.detect.leakage.SystemPrompts;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;

/**
 * Registers the system prompts that are named in the configuration.
 */
final class SystemPromptLoader {

	private static final String PROPERTY = AiSecurityProperties.PREFIX + ".output.leakage.system-prompts";

	private SystemPromptLoader() {
	}

	static SystemPrompts load(LeakageProperties properties) {
		SystemPrompts prompts = new SystemPrompts(properties.requestPrompts());
		properties.repeatable().forEach(prompts::permit);
		for (Resource location : properties.systemPrompts()) {
			try {
				prompts.register(location.getDescription(), location.getContentAsString(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				throw new InvalidConfigurationPropertyValueException(PROPERTY, location.getDescription(),
						"It cannot be read: " + ex.getMessage());
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(PROPERTY, location.getDescription(),
						ex.getMessage() + ". Put a canary into it instead.");
			}
		}
		return prompts;
	}

}
