package dev.aisecurity.web;

import java.util.HashMap;
import java.util.Map;

import dev.aisecurity.interaction.Endpoint;

/**
 * A request to a guarded resource. Immutable.
 *
 * @param handler what is known of its handler
 * @param pathVariables variables of the matched path, decoded
 */
public record GuardedRequest(GuardedHandler handler, Map<String, String> pathVariables) {

	public GuardedRequest {
		pathVariables = Map.copyOf(pathVariables);
	}

	/**
	 * Returns the resource.
	 * @return the endpoint
	 */
	public Endpoint endpoint() {
		return this.handler.endpoint();
	}

	GuardedRequest withVariables(Map<String, String> variables) {
		if (variables.isEmpty()) {
			return this;
		}
		Map<String, String> all = new HashMap<>(this.pathVariables);
		all.putAll(variables);
		return new GuardedRequest(this.handler, all);
	}

	/**
	 * Returns a description that leaves the values of path variables out.
	 * @return endpoint and names of the variables
	 */
	@Override
	public String toString() {
		return "GuardedRequest[" + endpoint().id() + ", " + this.pathVariables.keySet() + "]";
	}

}
