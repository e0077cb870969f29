package dev.aisecurity.autoconfigure;

import java.util.Set;

import dev.aisecurity.output.StreamMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * How answers are handled.
 *
 * @param mode How answers are inspected that arrive piece by piece.
 * @param buffer How much is kept of an answer to decide about it as a whole; a longer one
 * leaves piece by piece or, in mode buffer-then-release, is refused.
 * @param allowedTypes Content types that may be answered although no text can be made
 * safe in them, such as images; such answers leave as they are.
 * @param htmlCsp Content-Security-Policy of HTML answers that have none.
 * @param pinText Whether handlers that answer text without saying of which content type
 * answer plain text, whatever the client asks for.
 * @param leakage What must not leave with an answer.
 * @param urls Which URLs answers may have.
 */
public record OutputProperties(@DefaultValue("stream-hold") StreamMode mode, @DefaultValue("1MB") DataSize buffer,
		@DefaultValue Set<String> allowedTypes, @Nullable String htmlCsp, @DefaultValue("false") boolean pinText,
		@DefaultValue @NestedConfigurationProperty LeakageProperties leakage,
		@DefaultValue @NestedConfigurationProperty UrlProperties urls) {

	public OutputProperties {
		if (buffer.toBytes() < 1 || buffer.toBytes() > Integer.MAX_VALUE) {
			throw new InvalidConfigurationPropertyValueException(AiSecurityProperties.PREFIX + ".output.buffer", buffer,
					"It must be at least 1B and at most 2147483647B.");
		}
	}

}
