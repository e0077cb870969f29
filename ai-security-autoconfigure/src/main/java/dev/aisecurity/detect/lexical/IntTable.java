package dev.aisecurity.detect.lexical;

/**
 * Numbers by hash, without boxes. What is absent is 0.
 */
final class IntTable {

	private int[] keys = new int[256];

	private byte[] values = new byte[256];

	private int size;

	void put(int key, int value) {
		if (2 * this.size >= this.keys.length) {
			grow();
		}
		insert(key, (byte) value);
	}

	private void insert(int key, byte value) {
		int mask = this.keys.length - 1;
		int i = slot(key) & mask;
		while (this.values[i] != 0 && this.keys[i] != key) {
			i = (i + 1) & mask;
		}
		this.size += (this.values[i] == 0) ? 1 : 0;
		this.keys[i] = key;
		this.values[i] = value;
	}

	private void grow() {
		int[] oldKeys = this.keys;
		byte[] oldValues = this.values;
		this.keys = new int[2 * oldKeys.length];
		this.values = new byte[2 * oldKeys.length];
		this.size = 0;
		for (int i = 0; i < oldKeys.length; i++) {
			if (oldValues[i] != 0) {
				insert(oldKeys[i], oldValues[i]);
			}
		}
	}

	int get(int key) {
		int mask = this.keys.length - 1;
		int i = slot(key) & mask;
		while (this.values[i] != 0) {
			if (this.keys[i] == key) {
				return this.values[i];
			}
			i = (i + 1) & mask;
		}
		return 0;
	}

	private static int slot(int key) {
		return key ^ (key >>> 16);
	}

}
