package dev.aisecurity.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Labels of internationalized domain names, RFC 3492.
 */
final class Punycode {

	private static final String PREFIX = "xn--";

	private static final int MAX_LABEL = 256;

	private static final int BASE = 36;

	private static final int FIRST_BIAS = 72;

	private static final int FIRST_CODE = 128;

	private static final int SKEW = 38;

	private static final int DAMP = 700;

	private static final int MAX_THRESHOLD = 26;

	private Punycode() {
	}

	static boolean startsAt(String text, int index) {
		return text.regionMatches(true, index, PREFIX, 0, PREFIX.length());
	}

	static int end(String text, int start) {
		int end = start;
		while (end < text.length() && end - start < MAX_LABEL && (text.charAt(end) == '-'
				|| (text.charAt(end) < 128 && Character.isLetterOrDigit(text.charAt(end))))) {
			end++;
		}
		return end;
	}

	// Returns what a label stands for, or null if it is malformed.
	static @Nullable String decode(String text, int start, int end) {
		int from = start + PREFIX.length();
		int hyphen = text.lastIndexOf('-', end - 1);
		StringBuilder label = new StringBuilder();
		if (hyphen > from) {
			label.append(text, from, hyphen);
			from = hyphen + 1;
		}
		int[] codes = new int[end - start];
		int count = label.length();
		for (int i = 0; i < count; i++) {
			codes[i] = label.charAt(i);
		}
		int code = FIRST_CODE;
		int bias = FIRST_BIAS;
		int index = 0;
		for (int i = from; i < end; count++) {
			int before = index;
			int weight = 1;
			int threshold = 0;
			int digit;
			int k = BASE;
			do {
				digit = (i < end) ? digit(text.charAt(i++)) : -1;
				if (digit < 0 || weight > 1 << 22) {
					return null;
				}
				index += digit * weight;
				threshold = Math.max(1, Math.min(MAX_THRESHOLD, k - bias));
				weight *= BASE - threshold;
				k += BASE;
			}
			while (digit >= threshold);
			bias = bias(index - before, count + 1, before == 0);
			code += index / (count + 1);
			index %= count + 1;
			if (!Character.isValidCodePoint(code) || index < 0) {
				return null;
			}
			System.arraycopy(codes, index, codes, index + 1, count - index);
			codes[index++] = code;
		}
		return new String(codes, 0, count);
	}

	private static int digit(char c) {
		if (c >= '0' && c <= '9') {
			return c - '0' + 26;
		}
		char lower = (char) (c | 0x20);
		return (lower >= 'a' && lower <= 'z') ? lower - 'a' : -1;
	}

	private static int bias(int delta, int count, boolean first) {
		int rest = first ? delta / DAMP : delta / 2;
		rest += rest / count;
		int k = 0;
		while (rest > (BASE - 1) * MAX_THRESHOLD / 2) {
			rest /= BASE - 1;
			k += BASE;
		}
		return k + BASE * rest / (rest + SKEW);
	}

}
