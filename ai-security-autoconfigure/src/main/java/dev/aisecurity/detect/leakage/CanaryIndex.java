package dev.aisecurity.detect.leakage;

import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The forms of all canaries, found by their first characters. Read without locks by any
 * number of threads while one adds to it; a reader sees a form or does not see it yet.
 */
final class CanaryIndex {

	private static final int MIN_CAPACITY = 256;

	private final AtomicReferenceArray<@Nullable CanaryForm> slots;

	private final int mask;

	private int used;

	/**
	 * Creates an index.
	 * @param forms how many forms will be added at most
	 */
	CanaryIndex(int forms) {
		int capacity = Math.max(MIN_CAPACITY, Integer.highestOneBit(Math.max(1, forms) * 2 - 1) * 2);
		this.slots = new AtomicReferenceArray<>(capacity);
		this.mask = capacity - 1;
	}

	/**
	 * Returns whether there is room: half of the slots stay empty.
	 * @param forms how many forms to add
	 * @return whether they fit
	 */
	boolean hasRoom(int forms) {
		return (this.used + forms) * 2 <= this.slots.length();
	}

	/**
	 * Adds a form. Called by one thread at a time.
	 * @param form the form
	 */
	void add(CanaryForm form) {
		int slot = slot(form.key());
		while (this.slots.getPlain(slot) != null) {
			slot = next(slot);
		}
		this.slots.setRelease(slot, form);
		this.used++;
	}

	/**
	 * Returns the slot at which to start looking for forms.
	 * @param key key of the first characters
	 * @return the slot
	 */
	int slot(int key) {
		int hash = key * 0x9E3779B9;
		return (hash ^ (hash >>> 15)) & this.mask;
	}

	/**
	 * Returns the form in a slot.
	 * @param slot the slot
	 * @return the form, or {@code null} if there are no more
	 */
	@Nullable CanaryForm at(int slot) {
		return this.slots.getAcquire(slot);
	}

	int next(int slot) {
		return (slot + 1) & this.mask;
	}

	int capacity() {
		return this.slots.length();
	}

}
