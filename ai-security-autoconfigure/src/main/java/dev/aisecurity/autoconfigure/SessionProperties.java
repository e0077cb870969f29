package dev.aisecurity.autoconfigure;

import java.time.Duration;

import dev.aisecurity.session.SessionKeys;
import dev.aisecurity.session.SessionSettings;
import dev.aisecurity.session.SessionSettings.Thresholds;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How the risk of the requests of a session and of an identity adds up.
 *
 * @param enabled Whether sessions are remembered.
 * @param idle After which time without a request a session ends.
 * @param maximum How many sessions and how many identities are remembered at most.
 * @param secret Secret of the names of sessions and identities, at least 32 characters;
 * random if not set.
 * @param deadBand Risk of a request that is taken for noise, 0 to 1.
 * @param halfLife Time in which the risk of a session halves.
 * @param identityHalfLife Time in which the risk of an identity halves.
 * @param medium Accumulated risk at which a session is of medium risk.
 * @param high Accumulated risk at which a session is of high risk.
 * @param identityMedium Accumulated risk at which an identity is of medium risk.
 * @param identityHigh Accumulated risk at which an identity is of high risk.
 */
public record SessionProperties(@DefaultValue("true") boolean enabled, @DefaultValue("2h") Duration idle,
		@DefaultValue("100000") int maximum, @Nullable String secret, @DefaultValue("0.08") double deadBand,
		@DefaultValue("30m") Duration halfLife, @DefaultValue("24h") Duration identityHalfLife,
		@DefaultValue("0.9") double medium, @DefaultValue("1.5") double high,
		@DefaultValue("2.5") double identityMedium, @DefaultValue("5") double identityHigh) {

	public SessionProperties {
		check("idle", idle, !idle.isNegative() && !idle.isZero(), "It must be positive.");
		check("maximum", maximum, maximum > 0, "It must be positive.");
		check("secret", "***", secret == null || secret.length() >= SessionKeys.MIN_SECRET,
				"It must have at least 32 characters.");
		check("dead-band", deadBand, deadBand >= 0 && deadBand < 1, "It must be from 0 to below 1.");
		check("half-life", halfLife, !halfLife.isNegative() && !halfLife.isZero(), "It must be positive.");
		check("identity-half-life", identityHalfLife, !identityHalfLife.isNegative() && !identityHalfLife.isZero(),
				"It must be positive.");
		check("medium", medium, medium > 0, "It must be positive.");
		check("high", high, high > medium, "It must be above " + AiSecurityProperties.PREFIX + ".sessions.medium.");
		check("identity-medium", identityMedium, identityMedium > 0, "It must be positive.");
		check("identity-high", identityHigh, identityHigh > identityMedium,
				"It must be above " + AiSecurityProperties.PREFIX + ".sessions.identity-medium.");
	}

	SessionSettings toSettings() {
		SessionSettings defaults = SessionSettings.DEFAULT;
		return new SessionSettings(this.deadBand, defaults.fast(), defaults.slow(), this.halfLife,
				this.identityHalfLife, new Thresholds(this.medium, this.high),
				new Thresholds(this.identityMedium, this.identityHigh), defaults.release(), defaults.hold());
	}

	private static void check(String name, Object value, boolean valid, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(AiSecurityProperties.PREFIX + ".sessions." + name,
					value, reason);
		}
	}

}
