package dev.aisecurity.web.extract;

/**
 * What is left of the limits while a JSON document is read. Not thread-safe.
 */
final class JsonBudget {

	private final RequestLimits limits;

	private int tokens;

	private int leaves;

	private long characters;

	JsonBudget(RequestLimits limits) {
		this.limits = limits;
	}

	void token() {
		if (++this.tokens > this.limits.maxTokens()) {
			throw new UnreadableRequestException(UnreadableReason.JSON_TOO_LARGE);
		}
	}

	void leaf() {
		if (++this.leaves > this.limits.maxLeaves()) {
			throw new UnreadableRequestException(UnreadableReason.JSON_TOO_MANY_LEAVES);
		}
	}

	void characters(int count) {
		this.characters += count;
		if (this.characters > this.limits.maxCharacters()) {
			throw new UnreadableRequestException(UnreadableReason.TOO_MANY_CHARACTERS);
		}
	}

	void depth(int depth) {
		if (depth > this.limits.maxDepth()) {
			throw new UnreadableRequestException(UnreadableReason.JSON_TOO_DEEP);
		}
	}

}
