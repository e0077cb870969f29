package dev.aisecurity.detect.leakage;

import org.jspecify.annotations.Nullable;

/**
 * A sequence of letters and digits in which forms of canaries are looked for while it
 * comes, and where in the text each of them stands. Forms that have begun are followed to
 * their end; how many are followed at once, and how long a form may stretch, is bounded.
 * Used by one thread.
 */
final class Lane {

	/** How many characters of the text a form may stretch over. */
	static final int MAX_SPAN = 1024;

	private static final int MAX_TRAILS = 64;

	private static final Trail[] NONE = {};

	private final long[] starts = new long[CanaryForm.PREFIX];

	private Trail[] trails = NONE;

	private int active;

	private int key;

	private int turn;

	private int count;

	/**
	 * Reads the next character.
	 * @param next a lower-case letter or a digit
	 * @param start where it starts in the text
	 * @param end where it ends in the text, exclusive
	 * @param index the forms to look for
	 * @return the form that is complete with this character and where it starts, or
	 * {@code null} if none is
	 */
	@Nullable Trail accept(char next, long start, long end, CanaryIndex index) {
		this.key = CanaryForm.key(this.key, next);
		this.starts[this.turn] = start;
		this.turn = (this.turn + 1) % CanaryForm.PREFIX;
		this.count = Math.min(CanaryForm.PREFIX, this.count + 1);
		Trail complete = (this.active > 0) ? follow(next, end) : null;
		if (this.count == CanaryForm.PREFIX) {
			int slot = index.slot(this.key);
			for (CanaryForm form = index.at(slot); form != null; form = index.at(slot)) {
				if (form.key() == this.key) {
					begin(form);
				}
				slot = index.next(slot);
			}
		}
		return complete;
	}

	private @Nullable Trail follow(char next, long end) {
		Trail complete = null;
		int kept = 0;
		for (int i = 0; i < this.active; i++) {
			Trail trail = this.trails[i];
			if (end - trail.start <= MAX_SPAN && trail.form.at(trail.matched) == next) {
				trail.matched++;
				if (trail.form.isEnough(trail.matched)) {
					complete = trail;
				}
				if (trail.matched < trail.form.length()) {
					this.trails[kept++] = trail;
				}
			}
		}
		this.active = kept;
		return complete;
	}

	private void begin(CanaryForm form) {
		if (this.trails.length == 0) {
			this.trails = new Trail[MAX_TRAILS];
		}
		if (this.active < MAX_TRAILS) {
			this.trails[this.active++] = new Trail(form, this.starts[this.turn]);
		}
	}

	/**
	 * Begins anew.
	 */
	void reset() {
		this.active = 0;
		this.count = 0;
	}

	/**
	 * Takes over what another lane has seen.
	 * @param other the other lane
	 */
	void copy(Lane other) {
		System.arraycopy(other.starts, 0, this.starts, 0, this.starts.length);
		this.active = other.active;
		if (this.active > 0 && this.trails.length == 0) {
			this.trails = new Trail[MAX_TRAILS];
		}
		for (int i = 0; i < this.active; i++) {
			Trail trail = other.trails[i];
			this.trails[i] = new Trail(trail.form, trail.start);
			this.trails[i].matched = trail.matched;
		}
		this.key = other.key;
		this.turn = other.turn;
		this.count = other.count;
	}

	/**
	 * Returns where the first form starts that has begun and not ended.
	 * @param position the position in the text
	 * @return a position in the text, {@link Long#MAX_VALUE} if none has begun
	 */
	long held(long position) {
		long first = Long.MAX_VALUE;
		for (int i = 0; i < this.active; i++) {
			long start = this.trails[i].start;
			if (start < first && position - start < MAX_SPAN) {
				first = start;
			}
		}
		return first;
	}

	/**
	 * A form that has begun.
	 */
	static final class Trail {

		private final CanaryForm form;

		private final long start;

		private int matched = CanaryForm.PREFIX;

		private Trail(CanaryForm form, long start) {
			this.form = form;
			this.start = start;
		}

		Perch perch() {
			return this.form.perch();
		}

		long start() {
			return this.start;
		}

	}

}
