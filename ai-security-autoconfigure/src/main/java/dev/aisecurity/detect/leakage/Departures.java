package dev.aisecurity.detect.leakage;

import dev.aisecurity.interaction.Direction;
import dev.aisecurity.interaction.Interaction;

/**
 * Where hidden context can leave.
 */
final class Departures {

	private Departures() {
	}

	/**
	 * Returns whether text of an interaction comes from the model: on its way to the
	 * model hidden context is where it belongs.
	 * @param interaction the interaction
	 * @return whether it does
	 */
	static boolean includes(Interaction interaction) {
		return interaction.direction() == Direction.OUTPUT || interaction.direction() == Direction.TOOL_CALL;
	}

}
