package dev.aisecurity.decision;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.interaction.EndpointId;

/**
 * How thoroughly interactions are inspected.
 *
 * @param deadline how long the inspection of 32,768 characters may take; longer text has
 * proportionally longer
 * @param defaults levels where an endpoint has none of its own
 * @param endpoints settings of endpoints that have their own
 */
public record InspectionSettings(Duration deadline, Levels defaults, Map<EndpointId, EndpointSettings> endpoints) {

	/** Characters that the deadline is meant for. */
	public static final int DEADLINE_CHARS = 32_768;

	public InspectionSettings {
		if (deadline.isZero() || deadline.isNegative()) {
			throw new IllegalArgumentException("Deadline must be positive but is " + deadline);
		}
		endpoints = Map.copyOf(endpoints);
	}

	/**
	 * Returns the levels of an endpoint.
	 * @param endpoint the endpoint
	 * @return its own levels, or the defaults
	 */
	public Levels levels(EndpointId endpoint) {
		EndpointSettings settings = this.endpoints.get(endpoint);
		return (settings != null) ? settings.levels() : this.defaults;
	}

	/**
	 * Returns the names of the policies that configuration adds to an endpoint.
	 * @param endpoint the endpoint
	 * @return policy names, possibly none
	 */
	public Set<String> policies(EndpointId endpoint) {
		EndpointSettings settings = this.endpoints.get(endpoint);
		return (settings != null) ? settings.policies() : Set.of();
	}

	/**
	 * Returns the deadline for a text.
	 * @param chars length of the text
	 * @return the deadline, at least the one for 32,768 characters
	 */
	public Duration deadline(int chars) {
		return (chars <= DEADLINE_CHARS) ? this.deadline
				: Duration.ofNanos((long) (this.deadline.toNanos() * ((double) chars / DEADLINE_CHARS)));
	}

	/**
	 * Settings of one endpoint.
	 *
	 * @param levels its levels
	 * @param policies names of the policies that configuration adds to it
	 */
	public record EndpointSettings(Levels levels, Set<String> policies) {

		public EndpointSettings {
			policies = Set.copyOf(policies);
		}

	}

	/**
	 * Detection and enforcement apart, as in the OWASP Core Rule Set: rules up to the
	 * detection level run, those up to the enforcement level count.
	 *
	 * @param detection 1 (few false alarms) to 4
	 * @param enforcement 1 to the detection level
	 */
	public record Levels(int detection, int enforcement) {

		/**
		 * What runs by default: all rules of level 2, of which those of level 1 count.
		 */
		public static final Levels DEFAULT = new Levels(2, 1);

		public Levels {
			if (detection < 1 || detection > 4) {
				throw new IllegalArgumentException("Detection level must be 1 to 4 but is " + detection);
			}
			if (enforcement < 1 || enforcement > detection) {
				throw new IllegalArgumentException(
						"Enforcement level must be 1 to the detection level (" + detection + ") but is " + enforcement);
			}
		}

	}

}
