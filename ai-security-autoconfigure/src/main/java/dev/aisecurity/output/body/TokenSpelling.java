package dev.aisecurity.output.body;

import java.util.Set;

/**
 * Leaves out how probable the tokens of a text were. Such lists spell the text a second
 * time, in tokens and in bytes, and with it what was cut out of the text itself. An
 * object becomes {@code null}, an array becomes empty.
 */
final class TokenSpelling implements JsonScanner.Sink {

	private static final Set<String> NAMES = Set.of("logprobs", "top_logprobs", "topLogprobs", "token_logprobs",
			"logprobsResult", "logprobs_result");

	private static final int MAX_NAME = 16;

	private final JsonScanner.Sink sink;

	private final StringBuilder name = new StringBuilder(MAX_NAME);

	private boolean key;

	/** Whether the value that comes next has such a name. */
	private boolean named;

	/** How many containers are open in what is left out. */
	private int depth;

	private boolean omitted;

	/**
	 * Creates a filter.
	 * @param sink is told everything else
	 */
	TokenSpelling(JsonScanner.Sink sink) {
		this.sink = sink;
	}

	/**
	 * Returns whether anything was left out so far.
	 * @return whether the source holds more than the sink was told
	 */
	boolean omitted() {
		return this.omitted;
	}

	@Override
	public void structure(char c) {
		if (this.depth > 0) {
			this.depth += (c == '{' || c == '[') ? 1 : (c == '}' || c == ']') ? -1 : 0;
			if (this.depth == 0 && c == ']') {
				this.sink.structure(']');
			}
			return;
		}
		if (this.named && (c == '{' || c == '[')) {
			this.named = false;
			this.omitted = true;
			this.depth = 1;
			if (c == '[') {
				this.sink.structure('[');
			}
			else {
				this.sink.scalar("null");
			}
			return;
		}
		this.sink.structure(c);
	}

	@Override
	public void scalar(CharSequence token) {
		if (this.depth == 0) {
			this.named = false;
			this.sink.scalar(token);
		}
	}

	@Override
	public void startText(boolean key) {
		if (this.depth == 0) {
			this.named = false;
			this.key = key;
			this.name.setLength(0);
			this.sink.startText(key);
		}
	}

	@Override
	public void text(char c) {
		if (this.depth == 0) {
			if (this.key && this.name.length() <= MAX_NAME) {
				this.name.append(c);
			}
			this.sink.text(c);
		}
	}

	@Override
	public void endText() {
		if (this.depth == 0) {
			this.named = this.key && this.name.length() <= MAX_NAME && NAMES.contains(this.name.toString());
			this.sink.endText();
		}
	}

}
