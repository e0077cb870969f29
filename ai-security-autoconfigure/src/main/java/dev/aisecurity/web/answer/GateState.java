package dev.aisecurity.web.answer;

/**
 * What becomes of the bytes of an answer.
 */
enum GateState {

	/** They are kept until all are there. */
	KEEPING,

	/** They are rewritten and leave. */
	RELEASING,

	/** They leave as they are. */
	COPYING,

	/** The answer was refused. */
	REFUSED,

	/** The client is gone. */
	FAILED,

	/** There are no more. */
	ENDED;

	/**
	 * Returns whether more bytes may come.
	 * @return whether the answer has not ended in any way
	 */
	boolean isOpen() {
		return this == KEEPING || this == RELEASING || this == COPYING;
	}

}
