package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Ways to write bytes in letters and digits.
 */
enum BaseCode {

	/** Two hexadecimal digits a byte. */
	HEX(4) {

		@Override
		int value(char c) {
			return Escapes.hex(c);
		}

	},

	/** Five bits a character. */
	BASE32(5) {

		@Override
		int value(char c) {
			if (c >= '2' && c <= '7') {
				return c - '2' + 26;
			}
			return (c >= 'A' && c <= 'Z') ? c - 'A' : -1;
		}

	},

	/** Six bits a character, in the usual alphabet or that for URLs. */
	BASE64(6) {

		@Override
		int value(char c) {
			if (c >= 'A' && c <= 'Z') {
				return c - 'A';
			}
			if (c >= 'a' && c <= 'z') {
				return c - 'a' + 26;
			}
			if (c >= '0' && c <= '9') {
				return c - '0' + 52;
			}
			return switch (c) {
				case '+', '-' -> 62;
				case '/', '_' -> 63;
				default -> -1;
			};
		}

	};

	static final BaseCode[] VALUES = values();

	/** The first few bytes tell nearly all words from codes. */
	private static final int GLANCE = 8;

	/** So many bytes are looked at before the rest is read. */
	private static final int SAMPLE = 48;

	private final int bits;

	BaseCode(int bits) {
		this.bits = bits;
	}

	abstract int value(char c);

	/**
	 * Returns what a stretch of text stands for.
	 * @param text the text
	 * @param start where the stretch starts
	 * @param end where it ends, exclusive; padding and white space do not count
	 * @param change how each character was changed
	 * @return the text, or {@code null} if it stands for none
	 */
	@Nullable MappedText read(String text, int start, int end, Change change) {
		ByteRun bytes = new ByteRun();
		int buffer = 0;
		int filled = 0;
		int from = start;
		int step = (change == Change.REVERSED) ? -1 : 1;
		int stop = (step > 0) ? end : start - 1;
		for (int i = (step > 0) ? start : end - 1; i != stop; i += step) {
			char c = text.charAt(i);
			if (c <= ' ' || c == '=') {
				continue;
			}
			int value = value((change == Change.ROT13) ? Rotation.undo(13, c) : c);
			if (value < 0) {
				return null;
			}
			from = (filled == 0) ? i : from;
			buffer = buffer << this.bits | value;
			filled += this.bits;
			if (filled >= 8) {
				filled -= 8;
				boolean whole = change == Change.REVERSED;
				bytes.add(buffer >> filled, whole ? start : from, whole ? end : i + 1);
				buffer &= (1 << filled) - 1;
				from = i;
				if ((bytes.length() == GLANCE || bytes.length() == SAMPLE) && bytes.isBinary()) {
					return null;
				}
			}
		}
		return (buffer == 0 && bytes.length() > 0 && !bytes.isBinary()) ? bytes.text() : null;
	}

	/**
	 * How a code was changed after it was written.
	 */
	enum Change {

		/** Not at all. */
		NONE,

		/** Turned round. */
		REVERSED,

		/** Letters moved by 13. */
		ROT13;

		static final Change[] VALUES = values();

	}

}
