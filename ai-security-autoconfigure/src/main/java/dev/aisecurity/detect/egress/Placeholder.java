package dev.aisecurity.detect.egress;

import dev.aisecurity.detect.egress.UrlReading.Kind;

/**
 * Hosts that are to be filled in, as in {@code https://${host}/path}: they lead nowhere
 * as long as they stand in prose or code.
 */
final class Placeholder {

	private static final int MAX_LENGTH = 64;

	private Placeholder() {
	}

	static boolean isHost(CharSequence text, UrlReading reading, Notation notation) {
		if (reading.kind() != Kind.WEB || notation.link() || notation.image()) {
			return false;
		}
		int end = end(text, reading.host());
		if (end > 0 && text.length() > end && text.charAt(end) == ':') {
			int port = end + 1;
			end = Math.max(end(text, port), digits(text, port));
		}
		if (end <= reading.host()) {
			return false;
		}
		char next = Letters.at(text, end);
		return next == 0 || next == '/' || next == '"' || next == '\'' || next == '`' || next == ')'
				|| Letters.isSpace(next);
	}

	private static int end(CharSequence text, int start) {
		int i = (Letters.at(text, start) == '$') ? start + 1 : start;
		boolean braces = Letters.at(text, i) == '{';
		if (!braces && i == start) {
			return -1;
		}
		int from = braces ? i + 1 : i;
		int to = from;
		while (to < text.length() && to - from < MAX_LENGTH
				&& (Letters.isAlphanumeric(text.charAt(to)) || text.charAt(to) == '_')) {
			to++;
		}
		if (to == from) {
			return -1;
		}
		return !braces ? to : (Letters.at(text, to) == '}') ? to + 1 : -1;
	}

	private static int digits(CharSequence text, int start) {
		int i = start;
		while (Letters.isDigit(Letters.at(text, i))) {
			i++;
		}
		return (i > start) ? i : -1;
	}

}
