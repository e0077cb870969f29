package dev.aisecurity.detect.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * Private keys in PEM or OpenPGP armour, also cut off and with escaped line breaks.
 */
final class PrivateKeys {

	private static final String BEGIN = "-----BEGIN ";

	private static final String END = "-----END ";

	private static final String KEY = "PRIVATE KEY";

	private static final int MAX_LABEL = 48;

	private static final int MAX_BODY = 16_384;

	private static final int MIN_BODY = 40;

	private PrivateKeys() {
	}

	/**
	 * Tells whether a private key starts at a hyphen.
	 * @param text the text
	 * @param start index of the first hyphen
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, int start) {
		if (!has(text, start, BEGIN)) {
			return null;
		}
		int label = start + BEGIN.length();
		int body = endOfLabel(text, label);
		if (body < 0) {
			return null;
		}
		int bound = Math.min(text.length(), body + MAX_BODY);
		int position = body;
		int solid = 0;
		while (position < bound && isBody(text.charAt(position))
				&& !(text.charAt(position) == '-' && has(text, position, END))) {
			solid += Ascii.isAlphanumeric(text.charAt(position)) ? 1 : 0;
			position++;
		}
		if (solid < MIN_BODY || Placeholders.isToken(text, body, Math.min(position, body + MIN_BODY))) {
			return null;
		}
		int end = (position < bound && has(text, position, END)) ? endOfLabel(text, position + END.length()) : position;
		return new Disclosure("private-key", "Private key", start, (end < 0) ? position : end, 0.99, 1);
	}

	private static int endOfLabel(CharSequence text, int start) {
		int bound = Math.min(text.length(), start + MAX_LABEL);
		boolean key = false;
		for (int i = start; i < bound; i++) {
			char c = text.charAt(i);
			key |= c == 'P' && has(text, i, KEY);
			if (c == '-') {
				return (key && has(text, i, "-----")) ? i + 5 : -1;
			}
			if (!Ascii.isUpper(c) && !Ascii.isDigit(c) && c != ' ') {
				return -1;
			}
		}
		return -1;
	}

	private static boolean isBody(char c) {
		return Ascii.isAlphanumeric(c) || c == '+' || c == '/' || c == '=' || c == '\n' || c == '\r' || c == '\\'
				|| c == ' ' || c == ':' || c == ',' || c == '-' || c == '"' || c == '.' || c == '\t' || c == '('
				|| c == ')';
	}

	private static boolean has(CharSequence text, int index, String literal) {
		if (index + literal.length() > text.length()) {
			return false;
		}
		for (int i = 0; i < literal.length(); i++) {
			if (text.charAt(index + i) != literal.charAt(i)) {
				return false;
			}
		}
		return true;
	}

}
