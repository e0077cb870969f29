package dev.aisecurity.output.body;

import java.util.BitSet;

/**
 * Reads JSON character by character and tells texts from everything else. Strict about
 * structure, numbers and literals; lenient within strings, where control characters and
 * unknown escapes stand for themselves. Values may follow one another at the top.
 */
final class JsonScanner {

	/** How deep values may be nested. */
	static final int MAX_DEPTH = 1000;

	/** How long a number may be. */
	static final int MAX_TOKEN = 1024;

	private static final int HEX = 4;

	private final Sink sink;

	/** Set bits stand for objects. */
	private final BitSet containers = new BitSet();

	private final StringBuilder token = new StringBuilder();

	private int depth;

	private State state = State.VALUE;

	private boolean key;

	private int digits;

	private int unit;

	JsonScanner(Sink sink) {
		this.sink = sink;
	}

	/**
	 * Reads on.
	 * @param chunk the next part
	 * @param from where to start
	 * @return where it stops being JSON, or the length of the part; what {@link #token()}
	 * holds then was read but not told
	 */
	int read(CharSequence chunk, int from) {
		int length = chunk.length();
		for (int i = from; i < length; i++) {
			if (!accept(chunk.charAt(i))) {
				return i;
			}
		}
		return length;
	}

	/**
	 * Ends the input.
	 * @return whether it was complete
	 */
	boolean end() {
		if (this.state == State.ESCAPE || this.state == State.UNICODE) {
			undoEscape();
		}
		if (this.state == State.STRING) {
			return false;
		}
		return endToken() && this.depth == 0 && this.state == State.VALUE;
	}

	/**
	 * Returns whether the input so far ends between two values at the top.
	 * @return whether nothing is open
	 */
	boolean between() {
		return this.depth == 0 && this.state == State.VALUE;
	}

	/**
	 * Returns the start of a number or literal that was read but not told.
	 * @return the start of a token, possibly nothing
	 */
	CharSequence token() {
		return this.token;
	}

	/**
	 * Returns whether the input so far ends within a string.
	 * @return whether a string is open
	 */
	boolean inString() {
		return this.state == State.STRING || this.state == State.ESCAPE || this.state == State.UNICODE;
	}

	/**
	 * Reads one character.
	 * @param c the character
	 * @return whether it belongs to JSON
	 */
	boolean accept(char c) {
		return switch (this.state) {
			case STRING -> readText(c);
			case ESCAPE -> readEscape(c);
			case UNICODE -> readUnicode(c);
			case TOKEN -> readToken(c);
			default -> readStructure(c);
		};
	}

	private boolean readText(char c) {
		if (c == '"') {
			this.sink.endText();
			if (this.key) {
				this.state = State.COLON;
			}
			else {
				endValue();
			}
		}
		else if (c == '\\') {
			this.state = State.ESCAPE;
		}
		else {
			this.sink.text(c);
		}
		return true;
	}

	private boolean readEscape(char c) {
		this.state = State.STRING;
		switch (c) {
			case '"', '\\', '/' -> this.sink.text(c);
			case 'b' -> this.sink.text('\b');
			case 'f' -> this.sink.text('\f');
			case 'n' -> this.sink.text('\n');
			case 'r' -> this.sink.text('\r');
			case 't' -> this.sink.text('\t');
			case 'u' -> {
				this.token.append("\\u");
				this.digits = 0;
				this.unit = 0;
				this.state = State.UNICODE;
			}
			default -> {
				this.sink.text('\\');
				this.sink.text(c);
			}
		}
		return true;
	}

	private boolean readUnicode(char c) {
		int digit = (c < 0x80) ? Character.digit(c, 16) : -1;
		if (digit < 0) {
			undoEscape();
			return readText(c);
		}
		this.token.append(c);
		this.unit = this.unit * 16 + digit;
		if (++this.digits == HEX) {
			this.token.setLength(0);
			this.state = State.STRING;
			this.sink.text((char) this.unit);
		}
		return true;
	}

	private void undoEscape() {
		if (this.state == State.ESCAPE) {
			this.sink.text('\\');
		}
		for (int i = 0; i < this.token.length(); i++) {
			this.sink.text(this.token.charAt(i));
		}
		this.token.setLength(0);
		this.state = State.STRING;
	}

	private boolean readToken(char c) {
		if (Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.') {
			if (this.token.length() == MAX_TOKEN) {
				return false;
			}
			this.token.append(c);
			return true;
		}
		return endToken() && readStructure(c);
	}

	private boolean endToken() {
		if (this.state != State.TOKEN) {
			return true;
		}
		if (!JsonTokens.isScalar(this.token)) {
			return false;
		}
		this.sink.scalar(this.token);
		this.token.setLength(0);
		endValue();
		return true;
	}

	private boolean readStructure(char c) {
		if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
			this.sink.structure(c);
			return true;
		}
		return switch (this.state) {
			case COLON -> c == ':' && structure(c, State.VALUE);
			case NEXT -> readNext(c);
			case KEY, FIRST_KEY -> (c == '"') ? openText(true) : this.state == State.FIRST_KEY && c == '}' && close(c);
			case FIRST_VALUE -> (c == ']') ? close(c) : readValue(c);
			default -> readValue(c);
		};
	}

	private boolean readValue(char c) {
		switch (c) {
			case '"':
				return openText(false);
			case '{', '[':
				if (this.depth == MAX_DEPTH) {
					return false;
				}
				this.containers.set(this.depth++, c == '{');
				return structure(c, (c == '{') ? State.FIRST_KEY : State.FIRST_VALUE);
			default:
				if (c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n') {
					this.token.append(c);
					this.state = State.TOKEN;
					return true;
				}
				return false;
		}
	}

	private boolean readNext(char c) {
		boolean object = this.containers.get(this.depth - 1);
		if (c == ',') {
			return structure(c, object ? State.KEY : State.VALUE);
		}
		return c == (object ? '}' : ']') && close(c);
	}

	private boolean openText(boolean key) {
		this.key = key;
		this.state = State.STRING;
		this.sink.startText(key);
		return true;
	}

	private boolean close(char c) {
		this.depth--;
		this.sink.structure(c);
		endValue();
		return true;
	}

	private boolean structure(char c, State next) {
		this.sink.structure(c);
		this.state = next;
		return true;
	}

	private void endValue() {
		this.state = (this.depth == 0) ? State.VALUE : State.NEXT;
	}

	private enum State {

		/** Before a value. */
		VALUE,

		/** Before a value or the end of an array. */
		FIRST_VALUE,

		/** Before a key. */
		KEY,

		/** Before a key or the end of an object. */
		FIRST_KEY,

		/** Between a key and its value. */
		COLON,

		/** Behind a value within an object or array. */
		NEXT,

		/** Within a number or literal. */
		TOKEN,

		/** Within a string. */
		STRING,

		/** Behind a backslash. */
		ESCAPE,

		/** Within the digits of an escape. */
		UNICODE

	}

	/**
	 * Is told what was read.
	 */
	interface Sink {

		/**
		 * White space or one of the six structural characters.
		 * @param c the character
		 */
		void structure(char c);

		/**
		 * A number or literal.
		 * @param token the token, to be read at once
		 */
		void scalar(CharSequence token);

		/**
		 * A string starts.
		 * @param key whether it is the key of a value
		 */
		void startText(boolean key);

		/**
		 * A character of a string.
		 * @param c the character, unescaped
		 */
		void text(char c);

		/** A string ends. */
		void endText();

	}

}
