package dev.aisecurity.autoconfigure;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Makes incident ids that nobody can guess. Random bytes are fetched for many ids at a
 * time, as every decision has one. Thread-safe.
 */
final class IncidentIds implements Supplier<String> {

	private static final int ID_BYTES = 16;

	private static final int IDS = 128;

	private static final long VERSION = 0xF000L;

	private static final long VERSION_4 = 0x4000L;

	private static final long VARIANT = 0xC000_0000_0000_0000L;

	private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

	private final SecureRandom random = new SecureRandom();

	private final ReentrantLock lock = new ReentrantLock();

	private final ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES * IDS).limit(0);

	/**
	 * Makes an id.
	 * @return a random UUID
	 */
	@Override
	public String get() {
		long high;
		long low;
		this.lock.lock();
		try {
			if (!this.bytes.hasRemaining()) {
				this.bytes.clear();
				this.random.nextBytes(this.bytes.array());
			}
			high = this.bytes.getLong();
			low = this.bytes.getLong();
		}
		finally {
			this.lock.unlock();
		}
		return new UUID((high & ~VERSION) | VERSION_4, (low & ~VARIANT) | VARIANT_2).toString();
	}

}
