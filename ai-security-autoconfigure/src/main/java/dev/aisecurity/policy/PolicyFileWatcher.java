package dev.aisecurity.policy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the policy file from time to time and loads it when its content has changed. A
 * file that is still changing is left alone until it has been the same for a moment, so
 * that the first half of a file is not taken for all of it.
 */
public final class PolicyFileWatcher implements AutoCloseable {

	/** How the thread is called. */
	public static final String THREAD_NAME = "ai-security-policy-watcher";

	private static final Logger logger = LoggerFactory.getLogger(PolicyFileWatcher.class);

	private static final Duration SETTLED_AFTER = Duration.ofMillis(250);

	private final ReloadablePolicyRepository repository;

	private final Duration interval;

	private final CountDownLatch closed = new CountDownLatch(1);

	private @Nullable Thread thread;

	/**
	 * Creates a watcher.
	 * @param repository what to reload
	 * @param interval how often to look, positive
	 */
	public PolicyFileWatcher(ReloadablePolicyRepository repository, Duration interval) {
		if (interval.isZero() || interval.isNegative()) {
			throw new IllegalArgumentException("Interval must be positive but is " + interval);
		}
		this.repository = repository;
		this.interval = interval;
	}

	/**
	 * Starts looking, on a daemon thread of its own. Does nothing if there is no file or
	 * it has been started or closed.
	 */
	public synchronized void start() {
		if (this.thread == null && this.repository.hasFile() && this.closed.getCount() > 0) {
			Thread watcher = new Thread(this::run, THREAD_NAME);
			watcher.setDaemon(true);
			this.thread = watcher;
			watcher.start();
		}
	}

	/**
	 * Stops looking.
	 */
	@Override
	public void close() {
		this.closed.countDown();
	}

	private void run() {
		try {
			while (!isClosedWithin(this.interval)) {
				look();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void look() throws InterruptedException {
		try {
			String change = this.repository.change();
			if (change != null && !isClosedWithin(SETTLED_AFTER) && change.equals(this.repository.change())) {
				this.repository.reload();
			}
		}
		catch (RuntimeException ex) {
			logger.error("Policy file could not be looked at: {}", ex.getClass().getName());
		}
	}

	private boolean isClosedWithin(Duration time) throws InterruptedException {
		return this.closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
	}

}
