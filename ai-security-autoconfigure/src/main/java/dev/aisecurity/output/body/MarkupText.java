package dev.aisecurity.output.body;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.aisecurity.output.StreamGuard;
import org.jspecify.annotations.Nullable;

/**
 * One text within markup: read without its entities, written with those it had. Only what
 * a guard changed is encoded anew.
 */
final class MarkupText {

	/** Stands for the quote around the value of an attribute that has none. */
	static final char UNQUOTED = ' ';

	private final StreamGuard guard;

	/** The quote around the value of an attribute, or 0. */
	private final char quote;

	/** Whether entities are just text here, as in scripts and comments. */
	private final boolean literal;

	private final StringBuilder pending = new StringBuilder();

	private final Deque<Run> runs = new ArrayDeque<>();

	private long taken;

	MarkupText(StreamGuard guard, char quote, boolean literal) {
		this.guard = guard;
		this.quote = quote;
		this.literal = literal;
	}

	void add(char c) {
		Run last = this.runs.peekLast();
		if (last == null || last.source != null) {
			last = new Run(null, null);
			this.runs.add(last);
		}
		last.length++;
		this.pending.append(c);
	}

	void add(String text, String source) {
		Run run = new Run(text, source);
		run.length = text.length();
		this.runs.add(run);
		this.pending.append(text);
	}

	void pass(StringBuilder out) {
		if (!this.pending.isEmpty()) {
			this.guard.append(this.pending);
			this.pending.setLength(0);
			leave(out);
		}
	}

	void end(StringBuilder out) {
		pass(out);
		this.guard.finish();
		leave(out);
	}

	private void leave(StringBuilder out) {
		long decided = this.guard.decided();
		for (Run run = this.runs.peek(); run != null && this.taken < decided; run = this.runs.peek()) {
			long end = Math.min(decided, this.taken + run.length);
			if (run.source != null && end < this.taken + run.length) {
				return;
			}
			String text = this.guard.take(end);
			if (run.source != null && text.equals(run.text)) {
				out.append(run.source);
			}
			else {
				encode(text, out);
			}
			run.length -= (int) (end - this.taken);
			this.taken = end;
			if (run.length == 0) {
				this.runs.remove();
			}
		}
	}

	private void encode(String text, StringBuilder out) {
		if (this.literal) {
			out.append(text);
			return;
		}
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '&') {
				out.append("&amp;");
			}
			else if (c == '<') {
				out.append("&lt;");
			}
			else if (this.quote != 0 && closes(c)) {
				out.append("&#").append((int) c).append(';');
			}
			else {
				out.append(c);
			}
		}
	}

	private boolean closes(char c) {
		return c == this.quote || (this.quote == UNQUOTED && (c <= ' ' || c == '>' || c == '"' || c == '\''));
	}

	/**
	 * A run of characters as they stand, or one entity.
	 */
	private static final class Run {

		private final @Nullable String text;

		private final @Nullable String source;

		private int length;

		private Run(@Nullable String text, @Nullable String source) {
			this.text = text;
			this.source = source;
		}

	}

}
