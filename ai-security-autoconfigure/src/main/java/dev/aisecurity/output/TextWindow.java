package dev.aisecurity.output;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Focus;

/**
 * Shows a text, as it leaves, to detectors that look at more than a cell: in windows that
 * end where a paragraph, a sentence or a word does and overlap the one before. Where a
 * window ends depends on the text alone.
 */
final class TextWindow {

	private static final int PARAGRAPH = 1024;

	private static final int SENTENCE = 1536;

	private static final int LONGEST = 2048;

	private static final int OVERLAP = 256;

	private final CellInspector inspector;

	private final StringBuilder text = new StringBuilder();

	private final List<Change> changes = new ArrayList<>(1);

	private final List<Piece> pieces = new ArrayList<>(2);

	private int seen;

	/**
	 * Creates an empty window.
	 * @param inspector looks at the windows
	 */
	TextWindow(CellInspector inspector) {
		this.inspector = inspector;
	}

	/**
	 * Changes a span of what is accepted next.
	 * @param start where the span starts, at or after the last change
	 * @param end where it ends, exclusive
	 * @param replacement what stands there instead
	 */
	void change(long start, long end, String replacement) {
		this.changes.add(new Change(start, end, replacement));
	}

	/**
	 * Reads more of the text.
	 * @param source holds it
	 * @param origin position of the first character of the source
	 * @param from position of the first character to read
	 * @param to position after the last
	 * @return changes that the inspection of a window asks for
	 */
	List<Change> accept(StringBuilder source, long origin, long from, long to) {
		long position = from;
		for (Change change : this.changes) {
			keep(source, origin, position, change.start);
			this.pieces.add(new Piece(this.text.length(), change.start, change.end, true));
			this.text.append(change.replacement);
			position = Math.max(position, change.end);
		}
		this.changes.clear();
		keep(source, origin, position, to);
		return (this.text.length() - this.seen >= PARAGRAPH && isEnd()) ? look() : List.of();
	}

	private void keep(StringBuilder source, long origin, long from, long to) {
		if (to > from) {
			Piece last = this.pieces.isEmpty() ? null : this.pieces.get(this.pieces.size() - 1);
			if (last == null || last.changed || last.end != from) {
				this.pieces.add(new Piece(this.text.length(), from, to, false));
			}
			else {
				last.end = to;
			}
			this.text.append(source, (int) (from - origin), (int) (to - origin));
		}
	}

	private boolean isEnd() {
		int fresh = this.text.length() - this.seen;
		char last = this.text.charAt(this.text.length() - 1);
		char before = this.text.charAt(this.text.length() - 2);
		if (last == '\n' && (before == '\n' || fresh >= SENTENCE)) {
			return true;
		}
		boolean sentence = last == '\u3002' || (Character.isWhitespace(last) && ".!?".indexOf(before) >= 0);
		return (fresh >= SENTENCE && sentence)
				|| (fresh >= LONGEST && (Character.isWhitespace(last) || fresh >= LONGEST + OVERLAP));
	}

	/**
	 * Ends the text.
	 * @return changes that the inspection of the last window asks for
	 */
	List<Change> finish() {
		return (this.text.length() > this.seen) ? look() : List.of();
	}

	private List<Change> look() {
		int length = this.text.length();
		List<Edit> edits = this.inspector.inspect(Extent.WINDOW, this.text.toString(), new Focus(this.seen, length));
		List<Change> wanted = List.of();
		if (!edits.isEmpty()) {
			wanted = new ArrayList<>(edits.size());
			for (Edit edit : edits) {
				wanted
					.add(new Change(position(edit.start(), false), position(edit.end() - 1, true), edit.replacement()));
			}
		}
		drop(Math.max(0, length - OVERLAP));
		this.seen = this.text.length();
		return wanted;
	}

	// Returns where a character stands in the text as it arrived, or where it ends there.
	private long position(int index, boolean end) {
		int i = this.pieces.size() - 1;
		while (this.pieces.get(i).index > index) {
			i--;
		}
		Piece piece = this.pieces.get(i);
		if (piece.changed) {
			return end ? piece.end : piece.start;
		}
		return piece.start + index - piece.index + (end ? 1 : 0);
	}

	private void drop(int count) {
		this.text.delete(0, count);
		int gone = 0;
		while (gone + 1 < this.pieces.size() && this.pieces.get(gone + 1).index <= count) {
			gone++;
		}
		this.pieces.subList(0, gone).clear();
		for (Piece piece : this.pieces) {
			piece.index -= count;
		}
	}

	/**
	 * A change of the text.
	 *
	 * @param start where the span starts
	 * @param end where it ends, exclusive
	 * @param replacement what stands there instead
	 */
	record Change(long start, long end, String replacement) {

	}

	/**
	 * A piece of the window and where it comes from.
	 */
	private static final class Piece {

		private int index;

		private final long start;

		private long end;

		private final boolean changed;

		Piece(int index, long start, long end, boolean changed) {
			this.index = index;
			this.start = start;
			this.end = end;
			this.changed = changed;
		}

	}

}
