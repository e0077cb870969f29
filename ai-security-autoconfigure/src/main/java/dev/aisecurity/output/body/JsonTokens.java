package dev.aisecurity.output.body;

/**
 * The grammar of what stands in JSON without quotes.
 */
final class JsonTokens {

	private JsonTokens() {
	}

	static boolean isScalar(CharSequence token) {
		return isNumber(token) || CharSequence.compare(token, "null") == 0 || CharSequence.compare(token, "true") == 0
				|| CharSequence.compare(token, "false") == 0;
	}

	private static boolean isNumber(CharSequence token) {
		int length = token.length();
		int i = (length > 0 && token.charAt(0) == '-') ? 1 : 0;
		int start = i;
		i = digits(token, i);
		if (i == start || (token.charAt(start) == '0' && i > start + 1)) {
			return false;
		}
		if (i < length && token.charAt(i) == '.') {
			start = i + 1;
			i = digits(token, start);
			if (i == start) {
				return false;
			}
		}
		if (i < length && (token.charAt(i) | 0x20) == 'e') {
			start = i + 1;
			if (start < length && (token.charAt(start) == '+' || token.charAt(start) == '-')) {
				start++;
			}
			i = digits(token, start);
			if (i == start) {
				return false;
			}
		}
		return i == length;
	}

	private static int digits(CharSequence token, int from) {
		int i = from;
		while (i < token.length() && token.charAt(i) >= '0' && token.charAt(i) <= '9') {
			i++;
		}
		return i;
	}

}
