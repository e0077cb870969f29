package dev.aisecurity.output.body;

import dev.aisecurity.output.CsvCell;

/**
 * Rows of cells: a cell that a spreadsheet would take for a formula gets an apostrophe.
 * Commas, semicolons and tabs all start cells, because it is the reader's locale that
 * chooses among them; quotes are read as quotes.
 */
final class CsvEncoding implements TextEncoding {

	private static final int MAX_NUMBER = 40;

	private final boolean tabs;

	private final StringBuilder number = new StringBuilder();

	private State state = State.START;

	private boolean quoted;

	private boolean empty = true;

	/**
	 * Creates an encoding.
	 * @param tabs whether tabs, and only tabs, separate cells
	 */
	CsvEncoding(boolean tabs) {
		this.tabs = tabs;
	}

	@Override
	public void write(CharSequence text, StringBuilder out) {
		for (int i = 0; i < text.length(); i++) {
			write(text.charAt(i), out);
		}
	}

	@Override
	public void end(StringBuilder out) {
		if (this.state == State.NUMBER) {
			endNumber(true, out);
		}
		else if (this.state == State.NUMBER_QUOTE) {
			endNumber(true, out);
			out.append('"');
		}
	}

	private void write(char c, StringBuilder out) {
		switch (this.state) {
			case START -> start(c, out);
			case NUMBER -> number(c, out);
			case NUMBER_QUOTE -> numberQuote(c, out);
			case CELL -> cell(c, out);
			case QUOTE -> {
				if (c == '"') {
					this.empty = false;
					this.state = State.CELL;
					out.append(c);
				}
				else {
					this.quoted = false;
					this.state = this.empty ? State.START : State.CELL;
					write(c, out);
				}
			}
		}
	}

	private void start(char c, StringBuilder out) {
		if (c == '"') {
			this.state = this.quoted ? State.QUOTE : State.START;
			this.quoted = true;
			out.append(c);
		}
		else if (!this.quoted && isEnd(c)) {
			cell(c, out);
		}
		else if (c == ' ' || c == '\u00A0' || c == '\uFEFF') {
			out.append(c);
		}
		else if (c == '-' || c == '+') {
			this.state = State.NUMBER;
			this.number.append(c);
		}
		else {
			if (CsvCell.opensFormula(c)) {
				out.append('\'');
			}
			this.empty = false;
			this.state = State.CELL;
			cell(c, out);
		}
	}

	private void number(char c, StringBuilder out) {
		if (this.number.length() < MAX_NUMBER && (c == '.' || (c >= '0' && c <= '9'))) {
			this.number.append(c);
			return;
		}
		if (this.quoted && c == '"') {
			this.state = State.NUMBER_QUOTE;
			return;
		}
		endNumber(!this.quoted && isEnd(c), out);
		cell(c, out);
	}

	private void numberQuote(char c, StringBuilder out) {
		endNumber(isEnd(c), out);
		out.append('"');
		this.state = State.QUOTE;
		write(c, out);
	}

	private void endNumber(boolean complete, StringBuilder out) {
		if (!complete || !CsvCell.isSignedNumber(this.number)) {
			out.append('\'');
		}
		out.append(this.number);
		this.number.setLength(0);
		this.empty = false;
		this.state = State.CELL;
	}

	private void cell(char c, StringBuilder out) {
		out.append(c);
		if (this.quoted) {
			if (c == '"') {
				this.state = State.QUOTE;
			}
		}
		else if (isEnd(c)) {
			this.state = State.START;
			this.empty = true;
		}
	}

	private boolean isEnd(char c) {
		return c == '\n' || c == '\r' || (this.tabs ? c == '\t' : c == ',' || c == ';');
	}

	private enum State {

		/** Before the first character of a cell. */
		START,

		/** Within what may be a number with a sign. */
		NUMBER,

		/** Behind a quote that may end a quoted number. */
		NUMBER_QUOTE,

		/** Behind the first character of a cell. */
		CELL,

		/** Behind a quote within a quoted cell: its end or half of a quote. */
		QUOTE

	}

}
