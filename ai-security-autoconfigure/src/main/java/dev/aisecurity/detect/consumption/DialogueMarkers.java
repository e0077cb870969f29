package dev.aisecurity.detect.consumption;

/**
 * Counts the signs by which a conversation is written down: names of speakers before a
 * colon, role members of JSON messages, and the turn tokens of chat templates. Names of
 * speakers count only if both sides speak, since logs and lists name one side again and
 * again. Used once, by one thread; linear in the length of the text.
 */
final class DialogueMarkers {

	private static final String[] QUESTIONERS = { "user", "human", "system", "developer" };

	private static final String[] ANSWERERS = { "assistant", "ai", "bot", "chatgpt", "gpt", "claude", "llm",
			"chatbot" };

	private static final String[] TOKENS = { "<|im_start|>", "[inst]", "### instruction", "### response",
			"<|start_header_id|>", "<start_of_turn>", "<|user|>", "<|assistant|>", "<|system|>" };

	private static final int MAX_NAME = 10;

	private final String text;

	private int tokens;

	private int questions;

	private int answers;

	private int start;

	private int end;

	DialogueMarkers(String text) {
		this.text = text;
		this.start = text.length();
		for (String token : TOKENS) {
			count(token);
		}
		for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
			colon(colon);
		}
	}

	int count() {
		return this.tokens + ((this.questions > 1 && this.answers > 1) ? this.questions + this.answers : 0);
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	private void count(String token) {
		for (int at = this.text.indexOf(token); at >= 0; at = this.text.indexOf(token, at + token.length())) {
			this.tokens++;
			mark(at, at + token.length());
		}
	}

	private void mark(int from, int to) {
		this.start = Math.min(this.start, from);
		this.end = Math.max(this.end, to);
	}

	private void colon(int colon) {
		int nameEnd = back(colon, "*_ \"'");
		int nameStart = nameEnd;
		while (nameStart > 0 && nameEnd - nameStart <= MAX_NAME && isLetter(this.text.charAt(nameStart - 1))) {
			nameStart--;
		}
		if (is("role", nameStart, nameEnd)) {
			role(nameStart, colon);
		}
		else if (isAny(QUESTIONERS, nameStart, nameEnd)) {
			this.questions++;
			mark(nameStart, colon + 1);
		}
		else if (isAny(ANSWERERS, nameStart, nameEnd)) {
			this.answers++;
			mark(nameStart, colon + 1);
		}
	}

	private void role(int nameStart, int colon) {
		int from = colon + 1;
		while (from < this.text.length() && from - colon < 4 && !isLetter(this.text.charAt(from))) {
			from++;
		}
		int to = from;
		while (to < this.text.length() && to - from <= MAX_NAME && isLetter(this.text.charAt(to))) {
			to++;
		}
		if (isAny(QUESTIONERS, from, to) || isAny(ANSWERERS, from, to) || is("tool", from, to)
				|| is("model", from, to)) {
			this.tokens++;
			mark(nameStart, to);
		}
	}

	private int back(int from, String skipped) {
		int i = from;
		while (i > 0 && from - i < 4 && skipped.indexOf(this.text.charAt(i - 1)) >= 0) {
			i--;
		}
		return i;
	}

	private boolean isAny(String[] names, int from, int to) {
		for (String name : names) {
			if (is(name, from, to)) {
				return true;
			}
		}
		return false;
	}

	private boolean is(String name, int from, int to) {
		return to - from == name.length() && this.text.startsWith(name, from);
	}

	private static boolean isLetter(char c) {
		return c >= 'a' && c <= 'z';
	}

}
