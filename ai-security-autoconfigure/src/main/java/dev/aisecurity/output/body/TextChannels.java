package dev.aisecurity.output.body;

import dev.aisecurity.output.StreamGuard;

/**
 * Opens guards for the texts of a body.
 */
@FunctionalInterface
public interface TextChannels {

	/**
	 * Opens a guard for one text.
	 * @param location where the text stands, in words that never hold text of the model
	 * @return a new guard
	 */
	StreamGuard open(String location);

}
