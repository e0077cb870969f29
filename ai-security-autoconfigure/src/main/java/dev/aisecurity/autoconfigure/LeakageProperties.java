package dev.aisecurity.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;

/**
 * What must not leave with an answer.
 *
 * @param systemPrompts Files with system prompts that no answer may repeat.
 * @param requestPrompts Whether an answer must not repeat the text that the application
 * itself put into the request, either.
 * @param repeatable Sentences of system prompts that answers may repeat, such as
 * disclaimers.
 * @param canaries How many canaries are kept; when there are more, the one that would end
 * first makes place.
 */
public record LeakageProperties(@DefaultValue List<Resource> systemPrompts,
		@DefaultValue("true") boolean requestPrompts, @DefaultValue List<String> repeatable,
		@DefaultValue("1000") int canaries) {

	private static final int MOST_CANARIES = 100_000;

	public LeakageProperties {
		if (canaries < 1 || canaries > MOST_CANARIES) {
			throw new InvalidConfigurationPropertyValueException(
					AiSecurityProperties.PREFIX + ".output.leakage.canaries", canaries,
					"It must be at least 1 and at most 100000.");
		}
	}

}
