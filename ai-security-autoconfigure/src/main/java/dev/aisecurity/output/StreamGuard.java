package dev.aisecurity.output;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.interaction.Extent;

/**
 * Inspects one text of an answer while it arrives, in chunks of any size, and says how
 * much of it is decided: everything but the shortest end that could still become part of
 * a match. What it does to a text depends on the text alone, not on where it was cut.
 * Positions are those of the text as it arrived. Used by one thread at a time.
 */
public final class StreamGuard {

	private static final int CONTEXT = 128;

	private final CellInspector inspector;

	private final StringBuilder pending = new StringBuilder();

	private final List<Edit> edits = new ArrayList<>();

	private final StringBuilder context = new StringBuilder();

	private long taken;

	private int decided;

	/**
	 * Creates a guard for one text.
	 * @param inspector looks at the pieces
	 * @param watches hold on to matches that contain white space; made for this text
	 */
	public StreamGuard(CellInspector inspector, List<StreamWatch> watches) {
		this.inspector = inspector;
	}

	/**
	 * Reads the next chunk.
	 * @param chunk any part of the text, be it half a surrogate pair
	 * @throws RuntimeException if the answer must not go on
	 */
	public void append(CharSequence chunk) {
		this.pending.append(chunk);
		for (int i = this.pending.length() - 1; i >= this.decided; i--) {
			if (Character.isWhitespace(this.pending.charAt(i))) {
				decide(i + 1);
				return;
			}
		}
	}

	/**
	 * Ends the text: all of it is decided.
	 * @throws RuntimeException if the answer must not go on
	 */
	public void finish() {
		decide(this.pending.length());
	}

	private void decide(int end) {
		if (end == this.decided) {
			return;
		}
		int from = this.context.length();
		this.context.append(this.pending, this.decided, end);
		for (Edit edit : this.inspector.inspect(Extent.CELL, this.context.toString(), from)) {
			this.edits.add(
					new Edit(edit.start() - from + this.decided, edit.end() - from + this.decided, edit.replacement()));
		}
		this.context.delete(0, Math.max(0, this.context.length() - CONTEXT));
		this.decided = end;
	}

	/**
	 * Returns how much of the text is decided.
	 * @return the position before which nothing can change any more
	 */
	public long decided() {
		return this.taken + this.decided;
	}

	/**
	 * Returns how much of the text has been read.
	 * @return the number of characters, those included that were taken
	 */
	public long read() {
		return this.taken + this.pending.length();
	}

	/**
	 * Takes decided text out: what may leave in place of what arrived since the last
	 * call. A replacement belongs to the position where its span starts.
	 * @param end position up to which to take, at least that of the last call and at most
	 * {@link #decided()}
	 * @return the text that may leave
	 */
	public String take(long end) {
		int length = (int) (end - this.taken);
		StringBuilder text = new StringBuilder(length);
		int position = 0;
		int used = 0;
		for (Edit edit : this.edits) {
			if (edit.start() >= length) {
				break;
			}
			text.append(this.pending, Math.min(position, edit.start()), edit.start()).append(edit.replacement());
			position = Math.min(length, edit.end());
			used++;
		}
		text.append(this.pending, position, length);
		for (int i = 0; i < this.edits.size(); i++) {
			Edit edit = this.edits.get(i);
			this.edits.set(i, new Edit(Math.max(0, edit.start() - length), Math.max(0, edit.end() - length),
					(i < used) ? "" : edit.replacement()));
		}
		this.edits.removeIf((edit) -> edit.end() == 0);
		this.pending.delete(0, length);
		this.taken = end;
		this.decided -= length;
		return text.toString();
	}

	/**
	 * Takes all decided text out.
	 * @return the text that may leave
	 */
	public String take() {
		return take(decided());
	}

}
