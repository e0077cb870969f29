package dev.aisecurity.output;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Focus;

/**
 * Shows a text, as it leaves, to detectors that look at more than a cell: in windows that
 * end where a paragraph, a sentence or a word does and overlap the one before.
 */
final class TextWindow {

	private static final int PARAGRAPH = 1024;

	private static final int SENTENCE = 1536;

	private static final int LONGEST = 2048;

	private static final int OVERLAP = 256;

	private final CellInspector inspector;

	private final StringBuilder text = new StringBuilder();

	private final List<Change> changes = new ArrayList<>(1);

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
	 */
	void accept(StringBuilder source, long origin, long from, long to) {
		long position = from;
		for (Change change : this.changes) {
			if (change.start > position) {
				this.text.append(source, (int) (position - origin), (int) (change.start - origin));
			}
			this.text.append(change.replacement);
			position = Math.max(position, change.end);
		}
		this.changes.clear();
		if (to > position) {
			this.text.append(source, (int) (position - origin), (int) (to - origin));
		}
		if (this.text.length() - this.seen >= PARAGRAPH && isEnd()) {
			look();
		}
	}

	private boolean isEnd() {
		int fresh = this.text.length() - this.seen;
		char last = this.text.charAt(this.text.length() - 1);
		char before = this.text.charAt(this.text.length() - 2);
		if (last == '\n' && (before == '\n' || fresh >= SENTENCE)) {
			return true;
		}
		boolean sentence = before == '.' || before == '!' || before == '?';
		return (fresh >= SENTENCE && (sentence || last == '\u3002'))
				|| (fresh >= LONGEST && (Character.isWhitespace(last) || fresh >= LONGEST + OVERLAP));
	}

	/**
	 * Ends the text.
	 */
	void finish() {
		if (this.text.length() > this.seen) {
			look();
		}
	}

	private void look() {
		int length = this.text.length();
		this.inspector.inspect(Extent.WINDOW, this.text.toString(), new Focus(this.seen, length));
		int start = Math.max(0, length - OVERLAP);
		this.text.delete(0, start);
		this.seen = this.text.length();
	}

	private record Change(long start, long end, String replacement) {

	}

}
