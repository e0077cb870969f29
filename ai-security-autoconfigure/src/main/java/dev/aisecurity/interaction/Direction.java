package dev.aisecurity.interaction;

/**
 * Which way a text crosses a guarded resource.
 */
public enum Direction {

	/** On the way to the model. */
	INPUT,

	/** From the model to its reader. */
	OUTPUT,

	/** Arguments that the model passes to a tool. */
	TOOL_CALL,

	/** What a tool answers. */
	TOOL_RESULT

}
