package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * IPv4, IPv6 and hardware addresses. Loopback, unspecified and broadcast addresses and
 * versions with four parts say nothing about anybody; private ones little.
 */
final class NetworkAddresses {

	private static final String IP_DESCRIPTION = "IP address";

	private static final ContextWords VERSION = ContextWords.of("version", "versions", "release", "v", "ver", "build",
			"section", "chapter", "clause", "jdk", "upgrade", "driver", "firmware");

	private static final ContextWords IP = ContextWords.of("ip", "ipv4", "ips", "address", "host", "server", "client",
			"from");

	private static final int NEAR = 16;

	private NetworkAddresses() {
	}

	/**
	 * Tells whether an IPv4 address starts at a digit.
	 * @param text the text
	 * @param start index of the digit
	 * @param level the detection level
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure ipv4(CharSequence text, int start, int level) {
		int position = start;
		int address = 0;
		boolean small = true;
		for (int i = 0; i < 4; i++) {
			int end = Ascii.endOfDigits(text, position, 3);
			int length = end - position;
			if (length == 0 || length > 3 || (length > 1 && text.charAt(position) == '0')) {
				return null;
			}
			int octet = 0;
			for (int j = position; j < end; j++) {
				octet = octet * 10 + text.charAt(j) - '0';
			}
			if (octet > 255 || (i < 3 && Ascii.at(text, end) != '.')) {
				return null;
			}
			small &= octet < 32;
			address = address << 8 | octet;
			position = (i < 3) ? end + 1 : end;
		}
		char next = Ascii.at(text, position);
		if (Ascii.isAlphanumeric(next) || ((next == '.' || next == '-' || next == '_')
				&& Ascii.isAlphanumeric(Ascii.at(text, position + 1)))) {
			return null;
		}
		int found = level(text, start, address, small);
		return (found <= level)
				? new Disclosure("ip-address", IP_DESCRIPTION, start, position, (found == 1) ? 0.8 : 0.5, found) : null;
	}

	private static int level(CharSequence text, int start, int address, boolean small) {
		int first = address >>> 24;
		if (first == 0 || first == 127 || first >= 224 || address >>> 16 == 0xa9fe
				|| VERSION.distanceBefore(text, start, NEAR) < IP.distanceBefore(text, start, NEAR)) {
			return NumberType.NEVER;
		}
		if (small && IP.distanceBefore(text, start, NEAR) == ContextWords.NONE) {
			return 3;
		}
		boolean local = first == 10 || address >>> 16 == 0xc0a8 || address >>> 20 == 0xac1;
		return local ? 2 : 1;
	}

	/**
	 * Tells whether an IPv6 address is around its first colon.
	 * @param text the text
	 * @param colon index of the colon
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure ipv6(CharSequence text, int colon) {
		int start = colon;
		while (start > 0 && colon - start < 5 && Ascii.isHex(text.charAt(start - 1))) {
			start--;
		}
		char before = Ascii.at(text, start - 1);
		if (colon - start > 4 || before == ':' || before == '.' || before == '_' || Ascii.isAlphanumeric(before)) {
			return null;
		}
		int groups = 0;
		int gap = 0;
		boolean digit = false;
		boolean wide = false;
		int position = start;
		int end = start;
		while (groups < 9 && gap < 2) {
			int group = position;
			while (position < text.length() && position - group < 5 && Ascii.isHex(text.charAt(position))) {
				digit |= Ascii.isDigit(text.charAt(position++));
			}
			if (position > group) {
				groups++;
				wide |= position - group > 2;
				end = position;
			}
			if (position - group > 4 || Ascii.at(text, position) != ':') {
				break;
			}
			if (Ascii.at(text, position + 1) == ':') {
				gap++;
				position++;
				end = position + 1;
			}
			else if (!Ascii.isHex(Ascii.at(text, position + 1))) {
				break;
			}
			position++;
		}
		char next = Ascii.at(text, end);
		boolean complete = (groups == 8 && gap == 0) || (gap == 1 && groups >= 2 && groups < 8);
		if (!complete || !digit || !wide || Ascii.isAlphanumeric(next) || next == ':' || next == '_') {
			return null;
		}
		if (groups < 4 && gap == 1 && colon - start < 4) {
			return null;
		}
		return new Disclosure("ip-address", IP_DESCRIPTION, start, end, 0.9, 1);
	}

	/**
	 * Tells whether a hardware address starts at two hexadecimal digits.
	 * @param text the text
	 * @param start index of the first digit
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure mac(CharSequence text, int start) {
		char separator = Ascii.at(text, start + 2);
		int end = start + 17;
		if ((separator != ':' && separator != '-') || end > text.length()) {
			return null;
		}
		char before = Ascii.at(text, start - 1);
		if (before == ':' || before == '-' || before == '_') {
			return null;
		}
		boolean zero = true;
		boolean full = true;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if ((i - start) % 3 == 2) {
				if (c != separator) {
					return null;
				}
			}
			else if (!Ascii.isHex(c)) {
				return null;
			}
			else {
				zero &= c == '0';
				full &= Ascii.lower(c) == 'f';
			}
		}
		char next = Ascii.at(text, end);
		if (zero || full || Ascii.isAlphanumeric(next) || next == '_'
				|| (next == separator && Ascii.isAlphanumeric(Ascii.at(text, end + 1)))) {
			return null;
		}
		return new Disclosure("mac-address", "Hardware address", start, end, 0.9, 1);
	}

}
