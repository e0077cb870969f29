package dev.aisecurity.detect.egress;

/**
 * Parts of a URL that is written plainly.
 */
final class Urls {

	private static final String TRAILING = ".;:?";

	private static final double LN_2 = Math.log(2);

	private Urls() {
	}

	static int authorityEnd(CharSequence text, int host, int end) {
		int i = host;
		while (i < end && text.charAt(i) != '/' && text.charAt(i) != '?' && text.charAt(i) != '#'
				&& text.charAt(i) != '\\') {
			i++;
		}
		return i;
	}

	static int pathEnd(CharSequence text, int start, int end) {
		int i = start;
		while (i < end && text.charAt(i) != '?' && text.charAt(i) != '#') {
			i++;
		}
		return i;
	}

	// Returns where a URL ends without the punctuation of the sentence around it.
	static int trimmedEnd(CharSequence text, int start, int end) {
		int i = end;
		while (i > start && TRAILING.indexOf(text.charAt(i - 1)) >= 0) {
			i--;
		}
		return i;
	}

	/**
	 * Returns the form in which URLs are compared.
	 * @param text the text
	 * @param host where the host starts
	 * @param end where the URL ends
	 * @param origin its origin
	 * @return origin, path (at least a slash), query and fragment
	 */
	static String normalized(CharSequence text, int host, int end, String origin) {
		int authorityEnd = authorityEnd(text, host, end);
		String rest = text.subSequence(authorityEnd, end).toString().replace("&amp;", "&");
		return origin + (rest.startsWith("/") ? rest : "/" + rest);
	}

	/**
	 * Returns whether a path says what it means: no dot segments, no escaped slashes or
	 * dots, no empty segments, nothing that only a parser could tell the end of.
	 * @param path the path
	 * @param length the longest path
	 * @param word the longest run of letters and digits in it
	 * @return whether it does
	 */
	static boolean isPlainPath(String path, int length, int word) {
		if (path.length() > length) {
			return false;
		}
		int run = 0;
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			char next = Letters.at(path, i + 1);
			if (c == '\\' || (c == '@' && i == 0) || (c == '&' && (next == '#' || Letters.isLetter(next)))
					|| (c == '%' && isForbiddenEscape(path, i)) || (c == '/' && (next == '/' || isDots(path, i + 1)))) {
				return false;
			}
			run = (Letters.isAlphanumeric(c) || c == '%' || c == '=' || c == '+') ? run + 1 : 0;
			if (run > word) {
				return false;
			}
		}
		return true;
	}

	private static boolean isDots(String path, int start) {
		int i = start;
		while (i < path.length() && path.charAt(i) == '.') {
			i++;
		}
		char next = Letters.at(path, i);
		return i > start && (next == 0 || (!Letters.isAlphanumeric(next) && next != '-' && next != '_'));
	}

	private static boolean isForbiddenEscape(String path, int percent) {
		return Letters.hasWord(path, percent, "%2e") || Letters.hasWord(path, percent, "%2f")
				|| Letters.hasWord(path, percent, "%5c") || Letters.hasWord(path, percent, "%25")
				|| Letters.hasWord(path, percent, "%0") || Letters.hasWord(path, percent, "%1");
	}

	// Returns whether a query has no address in it that a redirect could follow.
	static boolean isPlainData(CharSequence text, int start, int end) {
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c == '\\' || (c == '/' && Letters.at(text, i + 1) == '/')) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns how much a span can say at most, measured on itself.
	 * @param text the text
	 * @param start start of the span
	 * @param end end of the span
	 * @return its length times the Shannon entropy of its characters, in bits
	 */
	static double bits(CharSequence text, int start, int end) {
		int[] counts = new int[128];
		for (int i = start; i < end; i++) {
			counts[text.charAt(i) & 127]++;
		}
		double length = end - start;
		double bits = 0;
		for (int count : counts) {
			if (count > 0) {
				bits -= count * Math.log(count / length) / LN_2;
			}
		}
		return bits;
	}

}
