package dev.aisecurity.detect.disclosure;

import dev.aisecurity.detect.StreamWatch;

/**
 * Holds on to what may become a secret: a token whose first characters are those of a
 * known format, a value that is being assigned, the user part of a URL, a private key
 * between its marks. What starts within one of them keeps the whole.
 */
final class SecretWatch implements StreamWatch {

	private final TokenProgress tokens;

	private final ValueProgress values = new ValueProgress();

	private final AuthorityProgress authority = new AuthorityProgress();

	private final KeyProgress keys = new KeyProgress();

	private int held;

	/** Characters of what has ended and is held because of what started within it. */
	private int ended;

	private boolean complete;

	SecretWatch(SelfEvidentSecrets formats) {
		this.tokens = new TokenProgress(formats);
	}

	@Override
	public int accept(char next) {
		int open = this.tokens.accept(next);
		open = Math.max(open, this.values.accept(next));
		open = Math.max(open, this.authority.accept(next));
		open = Math.max(open, this.keys.accept(next));
		boolean ended = this.values.isComplete() || this.authority.isComplete() || this.keys.isComplete();
		this.complete = ended || this.tokens.isComplete() || (open == 0 && this.ended > 0);
		if (ended) {
			this.ended = this.held + 1;
		}
		else if (this.ended > 0) {
			this.ended++;
		}
		if (open == 0) {
			this.ended = 0;
		}
		this.held = Math.max(open, this.ended);
		return this.held;
	}

	@Override
	public boolean isComplete() {
		return this.complete;
	}

}
