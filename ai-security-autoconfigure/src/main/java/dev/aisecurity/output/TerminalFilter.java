package dev.aisecurity.output;

/**
 * Removes from a text what a terminal would obey: control characters but line feeds and
 * tabs, and control sequences with all that belongs to them, such as cursor movements,
 * titles, links and writes to the clipboard. A sequence may be cut anywhere. Without its
 * introducer the rest of a sequence is harmless; it is removed because it is no text.
 * Used by one thread at a time.
 *
 * @see <a href=
 * "https://ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48</a>
 */
public final class TerminalFilter {

	private static final char ESCAPE = 0x1B;

	/** How much of a control string without end is removed. */
	private static final int MAX_STRING = 4096;

	private State state = State.TEXT;

	private int length;

	/**
	 * Reads the next part of a text.
	 * @param text any part
	 * @return what is left of it
	 */
	public String filter(CharSequence text) {
		StringBuilder left = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			read(text.charAt(i), left);
		}
		return left.toString();
	}

	private void read(char c, StringBuilder left) {
		switch (this.state) {
			case TEXT -> text(c, left);
			case ESCAPE -> escape(c, left);
			case INTERMEDIATE -> {
				if (c < 0x20 || c > 0x2F) {
					end(c, c >= 0x30 && c < 0x7F, left);
				}
			}
			case CONTROL -> {
				if (c < 0x20 || c > 0x3F) {
					end(c, c >= 0x40 && c < 0x7F, left);
				}
			}
			case STRING -> string(c, left);
			case STRING_ESCAPE -> {
				if (c == '\\') {
					this.state = State.TEXT;
				}
				else {
					escape(c, left);
				}
			}
		}
	}

	private void text(char c, StringBuilder left) {
		if (c == ESCAPE) {
			this.state = State.ESCAPE;
		}
		else if (c == 0x9B) {
			this.state = State.CONTROL;
		}
		else if (c == 0x90 || c == 0x98 || (c >= 0x9D && c <= 0x9F)) {
			openString();
		}
		else if (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F) || c > 0x9F) {
			left.append(c);
		}
	}

	private void escape(char c, StringBuilder left) {
		switch (c) {
			case '[' -> openSequence();
			case ']', 'P', 'X', '^', '_' -> openString();
			default -> {
				if (c >= 0x20 && c <= 0x2F) {
					this.state = State.INTERMEDIATE;
				}
				else {
					end(c, c >= 0x30 && c < 0x7F, left);
				}
			}
		}
	}

	private void openSequence() {
		this.state = State.CONTROL;
	}

	private void end(char c, boolean last, StringBuilder left) {
		this.state = State.TEXT;
		if (!last) {
			text(c, left);
		}
	}

	private void openString() {
		this.state = State.STRING;
		this.length = 0;
	}

	private void string(char c, StringBuilder left) {
		if (c == ESCAPE) {
			this.state = State.STRING_ESCAPE;
		}
		else if (c == '\n') {
			end(c, false, left);
		}
		else if (c == 0x07 || c == 0x9C || c == 0x18 || c == 0x1A || ++this.length == MAX_STRING) {
			this.state = State.TEXT;
		}
	}

	private enum State {

		/** Outside of any sequence. */
		TEXT,

		/** Behind an escape character. */
		ESCAPE,

		/** Within an escape sequence that has begun with a blank or sign. */
		INTERMEDIATE,

		/** Within a control sequence. */
		CONTROL,

		/** Within a control string. */
		STRING,

		/** Behind an escape character within a control string. */
		STRING_ESCAPE

	}

}
