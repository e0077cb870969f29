package dev.aisecurity.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What is normal for identities.
 *
 * @param enabled Whether baselines are kept and requests are judged by them.
 * @param maximum How many baselines are remembered at most, of about 800 bytes each.
 * @param idle After which time without a request a baseline is forgotten.
 * @param freeze How long nothing is learned after an alarm.
 */
public record BaselineProperties(@DefaultValue("true") boolean enabled, @DefaultValue("70000") int maximum,
		@DefaultValue("90d") Duration idle, @DefaultValue("1h") Duration freeze) {

	public BaselineProperties {
		check("maximum", maximum, maximum > 0);
		check("idle", idle, !idle.isNegative() && !idle.isZero());
		check("freeze", freeze, !freeze.isNegative() && !freeze.isZero());
	}

	private static void check(String name, Object value, boolean valid) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(AiSecurityProperties.PREFIX + ".baseline." + name,
					value, "It must be positive.");
		}
	}

}
