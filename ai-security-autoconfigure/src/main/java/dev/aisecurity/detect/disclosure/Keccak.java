package dev.aisecurity.detect.disclosure;

/**
 * Keccak-256 as Ethereum uses it (the padding differs from SHA3-256), of messages that
 * fit into one block. Follows the reference of the Keccak team.
 */
final class Keccak {

	private static final int LANES = 25;

	private static final int RATE = 136;

	private static final int[] ROTATIONS = { 1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18,
			39, 61, 20, 44 };

	private static final int[] POSITIONS = { 10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14,
			22, 9, 6, 1 };

	private Keccak() {
	}

	/**
	 * Returns the digest of a short message.
	 * @param message less than 136 bytes
	 * @return 32 bytes
	 */
	static byte[] digest(byte[] message) {
		byte[] block = new byte[RATE];
		System.arraycopy(message, 0, block, 0, message.length);
		block[message.length] ^= 0x01;
		block[RATE - 1] ^= (byte) 0x80;
		long[] state = new long[LANES];
		for (int i = 0; i < RATE; i++) {
			state[i / 8] ^= (block[i] & 0xffL) << (8 * (i % 8));
		}
		permute(state);
		byte[] digest = new byte[32];
		for (int i = 0; i < digest.length; i++) {
			digest[i] = (byte) (state[i / 8] >>> (8 * (i % 8)));
		}
		return digest;
	}

	private static void permute(long[] state) {
		long[] column = new long[5];
		int register = 1;
		for (int round = 0; round < 24; round++) {
			for (int x = 0; x < 5; x++) {
				column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
			}
			for (int i = 0; i < LANES; i++) {
				state[i] ^= column[(i + 4) % 5] ^ Long.rotateLeft(column[(i + 1) % 5], 1);
			}
			long moved = state[1];
			for (int i = 0; i < 24; i++) {
				long next = state[POSITIONS[i]];
				state[POSITIONS[i]] = Long.rotateLeft(moved, ROTATIONS[i]);
				moved = next;
			}
			for (int y = 0; y < LANES; y += 5) {
				System.arraycopy(state, y, column, 0, 5);
				for (int x = 0; x < 5; x++) {
					state[y + x] = column[x] ^ (~column[(x + 1) % 5] & column[(x + 2) % 5]);
				}
			}
			for (int bit = 0; bit < 7; bit++) {
				if ((register & 1) != 0) {
					state[0] ^= 1L << ((1 << bit) - 1);
				}
				register = ((register & 0x80) != 0) ? register << 1 ^ 0x171 : register << 1;
			}
		}
	}

}
