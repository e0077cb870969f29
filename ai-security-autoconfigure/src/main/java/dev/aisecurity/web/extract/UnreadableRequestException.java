package dev.aisecurity.web.extract;

import java.io.Serial;

import dev.aisecurity.detect.Finding;

/**
 * Thrown when a request cannot be read the way its consumer would read it. It holds
 * nothing of the request: neither text nor a cause that might quote it.
 */
public final class UnreadableRequestException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final UnreadableReason reason;

	/**
	 * Creates an exception.
	 * @param reason why the request cannot be read
	 */
	public UnreadableRequestException(UnreadableReason reason) {
		super(reason.description(), null, false, false);
		this.reason = reason;
	}

	/**
	 * Returns why the request cannot be read.
	 * @return the reason
	 */
	public UnreadableReason reason() {
		return this.reason;
	}

	/**
	 * Returns the HTTP status of the refusal.
	 * @return 400, 413 or 415
	 */
	public int status() {
		return this.reason.status();
	}

	/**
	 * Returns the id of the rule.
	 * @return the rule id, such as {@code json-duplicate-key}
	 */
	public String rule() {
		return this.reason.rule();
	}

	/**
	 * Returns the reason as a finding about the request as a whole.
	 * @return the finding
	 */
	public Finding toFinding() {
		return this.reason.toFinding();
	}

}
