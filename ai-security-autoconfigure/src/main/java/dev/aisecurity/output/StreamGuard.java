package dev.aisecurity.output;

import java.util.List;

import dev.aisecurity.detect.StreamWatch;
import dev.aisecurity.interaction.Extent;
import dev.aisecurity.interaction.Focus;

/**
 * Inspects one text of an answer while it arrives, in chunks of any size, and says how
 * much of it is decided: everything but the shortest end that could still become part of
 * a match. What it does to a text depends on the text alone, not on where it was cut.
 * <p>
 * Invisible characters are cut out first. The rest is read character by character: a
 * {@link TextRun} and the {@link StreamWatch}es of the detectors say how much of the end
 * is to be held. What is not held any more is a <em>cell</em>; it is inspected, with the
 * text around it, if something in it is worth looking at, and leaves. If more than
 * {@value #MOST_HELD} characters are held, they are taken for hostile, together with what
 * continues them. In larger <em>windows</em> the text is shown to the other detectors.
 * <p>
 * Positions are those of the text as it arrived. Memory is bounded as long as what is
 * decided is taken. Used by one thread at a time.
 */
public final class StreamGuard {

	/** How many characters are held back at most. */
	public static final int MOST_HELD = 2048;

	private static final int CONTEXT = 256;

	/** How far what has left may be part of a match. */
	private static final int REACH = 1280;

	private static final int KEPT = 4096;

	private static final int SHORT_WORD = 16;

	private final CellInspector inspector;

	private final StreamMode mode;

	private final StreamWatch[] watches;

	/** How much the watches held when they were asked last. */
	private final int[] held;

	private final PendingText pending = new PendingText();

	private final Positions positions = new Positions();

	private final VisibleText visible = new VisibleText(new CellReader());

	private final TextRun run = new TextRun();

	private final TextWindow window;

	/** The text without invisible characters, from some way before what is held. */
	private final StringBuilder text = new StringBuilder();

	/** Position of the first character of the text. */
	private long origin;

	/** Position up to which everything is inspected. */
	private long inspected;

	/** Position before which something is worth looking at. */
	private long remarkable;

	/** Position where what is worth looking at starts, which may have left. */
	private long reach = Long.MAX_VALUE;

	/** What was held until its end was known, and is looked at as a whole. */
	private final Spans whole = new Spans();

	/** Position where a piece starts that is too long to be held, or -1. */
	private long overlong = -1;

	private boolean told;

	private State state = State.OPEN;

	/**
	 * Creates a guard for one text.
	 * @param inspector looks at the pieces
	 * @param watches hold on to matches that the guard itself would not hold; made for
	 * this text
	 */
	public StreamGuard(CellInspector inspector, List<StreamWatch> watches) {
		this(inspector, watches, StreamMode.STREAM_HOLD);
	}

	/**
	 * Creates a guard for one text.
	 * @param inspector looks at the pieces
	 * @param watches hold on to matches that the guard itself would not hold; made for
	 * this text
	 * @param mode when the text may leave
	 */
	public StreamGuard(CellInspector inspector, List<StreamWatch> watches, StreamMode mode) {
		this.inspector = inspector;
		this.watches = watches.toArray(new StreamWatch[0]);
		this.held = new int[this.watches.length];
		this.mode = mode;
		this.window = new TextWindow(inspector);
	}

	/**
	 * Reads the next chunk.
	 * @param chunk any part of the text, be it half a surrogate pair
	 * @throws RuntimeException if the answer must not go on
	 * @throws IllegalStateException if the text has ended, was dropped or was refused
	 */
	public void append(CharSequence chunk) {
		enter();
		this.pending.append(chunk);
		for (int i = 0; i < chunk.length(); i++) {
			this.visible.accept(chunk.charAt(i));
		}
		this.state = State.OPEN;
	}

	/**
	 * Ends the text: all of it is decided.
	 * @throws RuntimeException if the answer must not go on
	 * @throws IllegalStateException if the text has ended, was dropped or was refused
	 */
	public void finish() {
		enter();
		this.visible.finish();
		long end = end();
		if (this.overlong >= 0) {
			swallow(end);
		}
		else if (this.inspected < end) {
			if (!isShortWord()) {
				this.remarkable = end;
			}
			settle(end, true);
		}
		change(this.window.finish());
		this.inspected = end;
		this.state = State.FINISHED;
	}

	/**
	 * Drops the text: nothing more is decided, what is held never leaves.
	 */
	public void cancel() {
		if (this.state != State.FINISHED) {
			this.state = State.DROPPED;
		}
	}

	// If the inspection throws, the guard stays refused.
	private void enter() {
		if (this.state != State.OPEN) {
			throw new IllegalStateException("The text has ended");
		}
		this.state = State.REFUSED;
	}

	private void read(char c) {
		this.text.append(c);
		long end = end();
		int before = this.run.length();
		int held = this.run.accept(c);
		if (this.run.isRemarkable()) {
			remark(end, before, held);
		}
		for (int i = 0; i < this.watches.length; i++) {
			StreamWatch watch = this.watches[i];
			before = this.held[i];
			int now = watch.accept(c);
			this.held[i] = now;
			held = Math.max(held, now);
			if (watch.isComplete()) {
				remark(end, before, now);
			}
		}
		decide(end, end - held);
	}

	private void decide(long end, long free) {
		long release = this.whole.limit(free);
		if (this.overlong >= 0) {
			if (release <= this.overlong) {
				swallow(end);
				return;
			}
			this.overlong = -1;
		}
		if (release > this.inspected) {
			settle(release, false);
		}
		else if (end - this.inspected > MOST_HELD) {
			if (free > this.inspected) {
				settle(free, true);
			}
			else {
				giveUp(end);
			}
		}
	}

	// Notes that something up to here is worth looking at, and that what was held and is
	// let go of now is to be looked at as a whole.
	private void remark(long end, int before, int now) {
		this.remarkable = end;
		this.reach = Math.min(this.reach, end - 1 - before);
		long from = Math.max(this.inspected, end - 1 - before);
		if (before > 0 && end - now > from) {
			this.whole.add(from, end - now);
		}
	}

	private long end() {
		return this.origin + this.text.length();
	}

	private boolean isShortWord() {
		int from = (int) (this.inspected - this.origin);
		if (this.remarkable > this.inspected || this.text.length() - from > SHORT_WORD) {
			return false;
		}
		for (int i = from; i < this.text.length(); i++) {
			if (!Character.isLetter(this.text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	// Decides up to a position. A match that reaches beyond it may overlap another one
	// that is held: unless that would last too long it waits, with what is before it,
	// until that is known.
	private void settle(long release, boolean now) {
		long from = this.inspected;
		long to = release;
		if (this.remarkable > from) {
			long shift = this.origin + start();
			long last = from;
			for (Edit edit : inspect(release)) {
				if (edit.end() + shift > release && !now) {
					this.whole.add(last, edit.end() + shift);
					to = last;
				}
				else {
					last = edit(edit);
					to = Math.max(to, last);
				}
			}
		}
		if (to > from) {
			leave(from, to);
		}
	}

	private List<Edit> inspect(long release) {
		int start = start();
		return this.inspector.inspect(Extent.CELL, this.text.substring(start), focus(start, release));
	}

	private int start() {
		long first = Math.max(this.inspected - REACH, Math.min(this.inspected - CONTEXT, this.reach));
		int start = (int) Math.max(0, first - this.origin);
		return (start > 0 && Character.isLowSurrogate(this.text.charAt(start))) ? start + 1 : start;
	}

	private Focus focus(int start, long release) {
		int shift = (int) (this.origin + start);
		return new Focus((int) (this.inspected - shift), (int) (release - shift));
	}

	// Notes a change in what was shown last. Returns where it ends.
	private long edit(Edit edit) {
		long shift = this.origin + start();
		long start = Math.max(this.inspected, edit.start() + shift);
		long end = edit.end() + shift;
		if (end > start) {
			change(start, end, edit.replacement());
		}
		return end;
	}

	private void change(long start, long end, String replacement) {
		if (this.mode != StreamMode.OBSERVE) {
			this.pending.change(this.positions.original(start), this.positions.original(end - 1) + 1, replacement);
			this.window.change(start, end, replacement);
		}
	}

	// What a window wants changed has left already, unless everything is kept.
	private void change(List<TextWindow.Change> changes) {
		if (this.mode == StreamMode.BUFFER_THEN_RELEASE) {
			for (TextWindow.Change change : changes) {
				this.pending.change(this.positions.original(change.start()),
						this.positions.original(change.end() - 1) + 1, change.replacement());
			}
		}
	}

	private void leave(long from, long to) {
		change(this.window.accept(this.text, this.origin, from, to));
		this.inspected = to;
		this.whole.forget(to);
		if (to >= this.remarkable) {
			this.reach = Long.MAX_VALUE;
		}
		if (this.mode != StreamMode.BUFFER_THEN_RELEASE) {
			this.positions.forget(to);
		}
		int gone = (int) (to - this.origin) - REACH;
		if (gone > KEPT) {
			this.text.delete(0, gone);
			this.origin += gone;
		}
	}

	// Decides about more text than may be held, although it is not complete.
	private void giveUp(long end) {
		long from = this.inspected;
		long reached = from;
		for (Edit edit : inspect(end)) {
			reached = edit(edit);
		}
		if (reached < end) {
			int start = start();
			List<Edit> edits = this.inspector.overlong(this.text.substring(start), focus(start, end));
			if (edits.isEmpty()) {
				leave(from, end);
				return;
			}
			edits.forEach(this::edit);
		}
		leave(from, end);
		this.overlong = from;
	}

	// Cuts out what continues a piece that was too long to be held.
	private void swallow(long end) {
		long from = this.inspected;
		if (end > from) {
			change(from, end, "");
			leave(from, end);
		}
	}

	/**
	 * Returns how much of the text is decided.
	 * @return the position before which nothing can change any more
	 */
	public long decided() {
		return switch (this.mode) {
			case OBSERVE -> this.pending.read();
			case BUFFER_THEN_RELEASE -> (this.state == State.FINISHED) ? this.pending.read() : 0;
			case STREAM_HOLD ->
				(this.state == State.FINISHED) ? this.pending.read() : this.positions.original(this.inspected);
		};
	}

	/**
	 * Returns how much of the text has been read.
	 * @return the number of characters, those included that were taken
	 */
	public long read() {
		return this.pending.read();
	}

	/**
	 * Takes decided text out: what may leave in place of what arrived since the last
	 * call. A replacement belongs to the position where its span starts.
	 * @param end position up to which to take, at least that of the last call and at most
	 * {@link #decided()}
	 * @return the text that may leave
	 */
	public String take(long end) {
		if (end < this.pending.taken() || end > decided()) {
			throw new IllegalArgumentException("Only what is decided can be taken: " + end);
		}
		return this.pending.take(end);
	}

	/**
	 * Takes all decided text out.
	 * @return the text that may leave
	 */
	public String take() {
		return take(decided());
	}

	private enum State {

		OPEN, FINISHED, DROPPED, REFUSED

	}

	/**
	 * Reads what is visible, and notes what is not.
	 */
	private final class CellReader implements VisibleText.Reader {

		@Override
		public void visible(char c) {
			read(c);
		}

		@Override
		public void replaced(char c) {
			if (StreamGuard.this.mode != StreamMode.OBSERVE) {
				long position = StreamGuard.this.positions.original(end());
				StreamGuard.this.pending.change(position, position + 1, String.valueOf(c));
			}
			read(c);
		}

		@Override
		public void invisible(int size) {
			long start = StreamGuard.this.positions.original(end());
			if (StreamGuard.this.mode != StreamMode.OBSERVE) {
				StreamGuard.this.pending.change(start, start + size, "");
			}
			StreamGuard.this.positions.gap(end(), size);
		}

		@Override
		public void suspicious(String hidden) {
			if (!StreamGuard.this.told) {
				StreamGuard.this.told = true;
				StreamGuard.this.inspector.hidden(hidden);
			}
		}

	}

}
