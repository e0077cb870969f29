package dev.aisecurity.detect.leakage;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Issues canaries and knows those that are out. A canary counts for every endpoint, for
 * as long as the application runs, for a time, or until it is revoked. Their number is
 * bounded: when there is no room, the one that would end first makes place. Thread-safe;
 * answers are searched without locks, and issuing one costs the same however many there
 * are.
 */
public final class Canaries {

	/** How many canaries are kept where nothing else is said. */
	public static final int DEFAULT_LIMIT = 1000;

	private static final Duration LONGEST = Duration.ofDays(36_500);

	private final int limit;

	private final RandomGenerator random;

	private final LongSupplier nanoTime;

	private final long origin;

	private final ReentrantLock lock = new ReentrantLock();

	private final TreeSet<Perch> perches = new TreeSet<>();

	private final Map<String, Perch> byToken = new HashMap<>();

	private long issued;

	private volatile CanaryIndex index = new CanaryIndex(0);

	private volatile int count;

	private long displaced;

	/**
	 * Creates a registry.
	 * @param limit how many canaries to keep, at least 1
	 * @param random unpredictable bits
	 * @param nanoTime the clock by which canaries end
	 */
	public Canaries(int limit, RandomGenerator random, LongSupplier nanoTime) {
		if (limit < 1) {
			throw new IllegalArgumentException("Limit of canaries must be at least 1 but is " + limit);
		}
		this.limit = limit;
		this.random = random;
		this.nanoTime = nanoTime;
		this.origin = nanoTime.getAsLong();
	}

	/**
	 * Issues a canary that counts until it is revoked.
	 * @param label what it will stand in, see {@link Canary#label()}
	 * @return the canary
	 * @throws IllegalArgumentException if the label is not of that form
	 * @throws IllegalStateException if there is no room: only canaries that end make
	 * place
	 */
	public Canary issue(String label) {
		return issue(label, Perch.NEVER);
	}

	/**
	 * Issues a canary for one request or one document.
	 * @param label what it will stand in, see {@link Canary#label()}
	 * @param life how long it counts, positive
	 * @return the canary
	 * @throws IllegalArgumentException if the label is not of that form or the time is
	 * not positive
	 * @throws IllegalStateException if there is no room: only canaries that end make
	 * place
	 */
	public Canary issue(String label, Duration life) {
		if (life.isNegative() || life.isZero()) {
			throw new IllegalArgumentException("The life of a canary must be positive but is " + life);
		}
		return issue(label, (life.compareTo(LONGEST) < 0) ? now() + life.toNanos() : Perch.NEVER);
	}

	private Canary issue(String label, long end) {
		Canary canary = new Canary(label, token());
		this.lock.lock();
		try {
			makePlace();
			Perch perch = new Perch(canary, this.issued++, end);
			List<CanaryForm> forms = CanaryForm.of(perch);
			CanaryIndex current = indexFor(forms.size());
			forms.forEach(current::add);
			this.index = current;
			this.perches.add(perch);
			this.byToken.put(canary.token(), perch);
			this.count = this.perches.size();
			return canary;
		}
		finally {
			this.lock.unlock();
		}
	}

	private String token() {
		StringBuilder token = new StringBuilder(Canary.LENGTH);
		for (int i = 0; i < Canary.LENGTH; i++) {
			token.append(Canary.ALPHABET.charAt(this.random.nextInt(Canary.ALPHABET.length())));
		}
		return token.toString();
	}

	private void makePlace() {
		long now = now();
		while (!this.perches.isEmpty() && !this.perches.first().isLive(now)) {
			remove(this.perches.first());
		}
		if (this.perches.size() == this.limit) {
			Perch first = this.perches.first();
			if (!first.ends()) {
				throw new IllegalStateException("All " + this.limit
						+ " canaries are in use: revoke one, issue canaries that end, or raise the limit");
			}
			remove(first);
			this.displaced++;
		}
	}

	private void remove(Perch perch) {
		perch.revoke();
		this.perches.remove(perch);
		this.byToken.remove(perch.canary().token());
		this.count = this.perches.size();
	}

	// A new index leaves forms behind of canaries that count no more. It is made once in
	// as many times as there are canaries.
	private CanaryIndex indexFor(int forms) {
		if (this.index.hasRoom(forms)) {
			return this.index;
		}
		CanaryIndex larger = new CanaryIndex(2 * forms * (this.perches.size() + 1));
		for (Perch perch : this.perches) {
			CanaryForm.of(perch).forEach(larger::add);
		}
		return larger;
	}

	/**
	 * Takes a canary back. Revoking twice does no harm.
	 * @param canary the canary
	 */
	public void revoke(Canary canary) {
		this.lock.lock();
		try {
			Perch perch = this.byToken.get(canary.token());
			if (perch != null) {
				remove(perch);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns how many canaries count.
	 * @return the number of canaries that were neither revoked nor have ended
	 */
	public int live() {
		this.lock.lock();
		try {
			long now = now();
			int live = 0;
			for (Perch perch : this.perches) {
				live += perch.isLive(now) ? 1 : 0;
			}
			return live;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns how many canaries had to make place before their end.
	 * @return the number since the registry was made
	 */
	public long displaced() {
		this.lock.lock();
		try {
			return this.displaced;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isEmpty() {
		return this.count == 0;
	}

	CanaryIndex index() {
		return this.index;
	}

	long now() {
		return this.nanoTime.getAsLong() - this.origin;
	}

}
