package dev.aisecurity.decision;

import java.util.HashMap;
import java.util.Map;

import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.policy.EnforcementMode;

/**
 * The modes in force: one for the whole guard, and for an endpoint its own where it has
 * one. They may be changed while requests run; reading never blocks.
 */
public final class EnforcementModes {

	private volatile Snapshot snapshot;

	/**
	 * Creates modes.
	 * @param mode mode of the whole guard
	 * @param endpoints modes of endpoints that have their own
	 */
	public EnforcementModes(EnforcementMode mode, Map<EndpointId, EnforcementMode> endpoints) {
		this.snapshot = new Snapshot(mode, endpoints);
	}

	/**
	 * Returns the mode of an endpoint.
	 * @param endpoint the endpoint
	 * @return its own mode, or that of the guard
	 */
	public EnforcementMode of(EndpointId endpoint) {
		return this.snapshot.of(endpoint);
	}

	/**
	 * Returns the modes in force.
	 * @return an immutable snapshot
	 */
	public Snapshot current() {
		return this.snapshot;
	}

	/**
	 * Changes the mode of the guard; endpoints with a mode of their own keep it.
	 * @param mode the new mode
	 * @return the mode before
	 */
	public synchronized EnforcementMode change(EnforcementMode mode) {
		Snapshot before = this.snapshot;
		this.snapshot = new Snapshot(mode, before.endpoints);
		return before.mode;
	}

	/**
	 * Changes the mode of one endpoint.
	 * @param endpoint the endpoint
	 * @param mode the new mode
	 * @return the mode before
	 */
	public synchronized EnforcementMode change(EndpointId endpoint, EnforcementMode mode) {
		Snapshot before = this.snapshot;
		Map<EndpointId, EnforcementMode> endpoints = new HashMap<>(before.endpoints);
		endpoints.put(endpoint, mode);
		this.snapshot = new Snapshot(before.mode, endpoints);
		return before.of(endpoint);
	}

	/**
	 * The modes at one moment.
	 *
	 * @param mode mode of the whole guard
	 * @param endpoints modes of endpoints that have their own
	 */
	public record Snapshot(EnforcementMode mode, Map<EndpointId, EnforcementMode> endpoints) {

		public Snapshot {
			endpoints = Map.copyOf(endpoints);
		}

		EnforcementMode of(EndpointId endpoint) {
			return this.endpoints.getOrDefault(endpoint, this.mode);
		}

	}

}
