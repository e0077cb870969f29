package dev.aisecurity.output;

import java.util.ArrayList;
import java.util.List;

/**
 * The text as it arrived, as far as it was not taken yet, and what is to be changed in
 * it. Positions count from the start of the text.
 */
final class PendingText {

	private final StringBuilder text = new StringBuilder();

	private final List<Change> changes = new ArrayList<>(2);

	private long taken;

	void append(CharSequence chunk) {
		this.text.append(chunk);
	}

	// Returns how much has arrived.
	long read() {
		return this.taken + this.text.length();
	}

	// Returns how much was taken.
	long taken() {
		return this.taken;
	}

	/**
	 * Changes a span. Changes inside it are dropped; one that it overlaps is extended.
	 * @param start where the span starts
	 * @param end where it ends, exclusive
	 * @param replacement what stands there instead
	 */
	void change(long start, long end, String replacement) {
		int index = this.changes.size();
		while (index > 0 && this.changes.get(index - 1).start >= start) {
			index--;
			if (this.changes.get(index).end <= end) {
				this.changes.remove(index);
			}
		}
		if (index > 0 && continues(this.changes.get(index - 1), start, replacement)) {
			Change before = this.changes.get(index - 1);
			before.end = Math.max(before.end, end);
			return;
		}
		this.changes.add(index, new Change(start, end, replacement));
	}

	private static boolean continues(Change before, long start, String replacement) {
		return before.end > start || (before.end == start && replacement.isEmpty());
	}

	/**
	 * Takes text out.
	 * @param end position up to which to take
	 * @return the text with its changes
	 */
	String take(long end) {
		int length = Math.toIntExact(end - this.taken);
		if (this.changes.isEmpty()) {
			String taken = this.text.substring(0, length);
			drop(length);
			return taken;
		}
		StringBuilder changed = new StringBuilder(length + 16);
		int position = 0;
		int gone = 0;
		for (Change change : this.changes) {
			if (change.start >= end) {
				break;
			}
			int start = (int) Math.max(0, change.start - this.taken);
			if (start > position) {
				changed.append(this.text, position, start);
			}
			changed.append(change.replacement);
			change.replacement = "";
			position = Math.max(position, (int) Math.min(length, change.end - this.taken));
			gone += (change.end <= end) ? 1 : 0;
		}
		changed.append(this.text, position, length);
		this.changes.subList(0, gone).clear();
		drop(length);
		return changed.toString();
	}

	private void drop(int length) {
		this.text.delete(0, length);
		this.taken += length;
	}

	private static final class Change {

		private final long start;

		private long end;

		private String replacement;

		Change(long start, long end, String replacement) {
			this.start = start;
			this.end = end;
			this.replacement = replacement;
		}

	}

}
