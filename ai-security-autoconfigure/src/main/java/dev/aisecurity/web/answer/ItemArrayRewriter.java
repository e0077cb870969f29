package dev.aisecurity.web.answer;

import dev.aisecurity.output.body.BodyRewriter;

/**
 * A JSON array of items that arrived one by one. Its items are rewritten as lines, so
 * that a text that goes on from item to item is inspected as one.
 */
final class ItemArrayRewriter implements BodyRewriter {

	private final BodyRewriter lines;

	private final StringBuilder item = new StringBuilder();

	private final StringBuilder rewritten = new StringBuilder();

	private State state = State.BEFORE;

	private int depth;

	private boolean quoted;

	private boolean escaped;

	/** Whether something of an item was read. */
	private boolean begun;

	/** Whether an item has left. */
	private boolean any;

	/**
	 * Creates a rewriter.
	 * @param lines rewrites lines of JSON
	 */
	ItemArrayRewriter(BodyRewriter lines) {
		this.lines = lines;
	}

	@Override
	public void write(CharSequence chunk, StringBuilder out) {
		for (int i = 0; i < chunk.length(); i++) {
			read(chunk.charAt(i), out);
		}
		pass(out);
	}

	private void read(char c, StringBuilder out) {
		boolean space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
		if (this.state == State.WITHIN) {
			readWithin(c, space, out);
		}
		else if (this.state == State.BEFORE && c == '[') {
			this.state = State.WITHIN;
			out.append('[');
		}
		else if (!space) {
			throw new IllegalStateException("The body is not an array");
		}
	}

	private void readWithin(char c, boolean space, StringBuilder out) {
		if (this.quoted) {
			this.item.append(c);
			this.quoted = this.escaped || c != '"';
			this.escaped = !this.escaped && c == '\\';
		}
		else if (this.depth == 0 && (c == ',' || c == ']')) {
			endItem(out);
			this.state = (c == ']') ? State.AFTER : State.WITHIN;
		}
		else if (!space) {
			this.item.append(c);
			this.begun = true;
			this.quoted = c == '"';
			this.depth += (c == '{' || c == '[') ? 1 : (c == '}' || c == ']') ? -1 : 0;
		}
	}

	private void endItem(StringBuilder out) {
		if (this.begun) {
			this.item.append('\n');
			pass(out);
			this.begun = false;
		}
	}

	private void pass(StringBuilder out) {
		if (!this.item.isEmpty()) {
			this.lines.write(this.item, this.rewritten);
			this.item.setLength(0);
			leave(out);
		}
	}

	private void leave(StringBuilder out) {
		int start = 0;
		for (int end = this.rewritten.indexOf("\n"); end >= 0; end = this.rewritten.indexOf("\n", start)) {
			if (end > start) {
				out.append(this.any ? "," : "").append(this.rewritten, start, end);
				this.any = true;
			}
			start = end + 1;
		}
		this.rewritten.delete(0, start);
	}

	@Override
	public void end(StringBuilder out) {
		if (this.state != State.AFTER) {
			throw new IllegalStateException("The body is not a whole array");
		}
		this.lines.end(this.rewritten);
		if (!this.rewritten.isEmpty()) {
			this.rewritten.append('\n');
			leave(out);
		}
		out.append(']');
	}

	@Override
	public void abort(String problem, StringBuilder out) {
		this.rewritten.setLength(0);
	}

	/**
	 * Where in the array the reader is.
	 */
	private enum State {

		BEFORE, WITHIN, AFTER

	}

}
