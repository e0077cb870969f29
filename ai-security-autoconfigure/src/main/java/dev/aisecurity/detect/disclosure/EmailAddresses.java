package dev.aisecurity.detect.disclosure;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses around an at sign: bounded local part, domain with a top-level domain
 * of letters. Annotations, package versions, file names and Git remotes are not.
 */
final class EmailAddresses {

	static final int MAX_LOCAL = 64;

	static final int MAX_DOMAIN = 253;

	private static final int MAX_LABEL = 63;

	private static final Set<String> FILE_EXTENSIONS = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js",
			"mjs", "ts", "tsx", "jsx", "json", "html", "java", "py", "rb", "txt", "yml", "yaml", "xml", "pdf", "tgz",
			"zip", "jar", "kt", "class", "local", "localhost", "internal", "invalid", "service", "timer", "target");

	private static final Set<String> NOT_PEOPLE = Set.of("git", "this", "return", "break", "continue", "super", "hg");

	private EmailAddresses() {
	}

	/**
	 * Tells whether there is an address around an at sign.
	 * @param text the text
	 * @param at index of the sign
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, int at) {
		int start = startOfLocal(text, at);
		if (start == at || !isDomainStart(Ascii.at(text, at + 1))) {
			return null;
		}
		int end = endOfDomain(text, at + 1);
		if (end < 0 || isCode(text, start, at, end)) {
			return null;
		}
		return new Disclosure("email", "E-mail address", start, end, 0.95, 1);
	}

	private static int startOfLocal(CharSequence text, int at) {
		int first = Math.max(0, at - MAX_LOCAL);
		int start = at;
		while (start > first && isLocal(text.charAt(start - 1))) {
			start--;
		}
		if (Ascii.at(text, at - 1) == '.') {
			return at;
		}
		while (start < at && !isDomainStart(text.charAt(start))) {
			start++;
		}
		return start;
	}

	static boolean isLocal(char c) {
		return Ascii.isAlphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' || c == '\''
				|| c == '&' || c == '~' || isLetterBeyondAscii(c);
	}

	private static boolean isLetterBeyondAscii(char c) {
		return c >= 0xc0 && c < 0x2000 && Character.isLetterOrDigit(c);
	}

	private static boolean isDomainStart(char c) {
		return Ascii.isAlphanumeric(c) || c == '_' || isLetterBeyondAscii(c);
	}

	private static int endOfDomain(CharSequence text, int start) {
		int bound = Math.min(text.length(), start + MAX_DOMAIN);
		int end = -1;
		int label = start;
		int i = start;
		for (; i < bound; i++) {
			char c = text.charAt(i);
			if (c == '.') {
				if (i == label || i - label > MAX_LABEL) {
					break;
				}
				end = topLevel(text, start, label, i, end);
				label = i + 1;
			}
			else if (c != '-' && !Ascii.isAlphanumeric(c) && !isLetterBeyondAscii(c)) {
				break;
			}
		}
		if (i > label && i - label <= MAX_LABEL) {
			end = topLevel(text, start, label, i, end);
		}
		return end;
	}

	// Returns the end of a label if it can be the last one, otherwise the best end so
	// far.
	private static int topLevel(CharSequence text, int start, int label, int end, int best) {
		if (label == start || end - label < 2) {
			return best;
		}
		if (Ascii.hasWord(text, label, "xn--")) {
			return end;
		}
		int i = label;
		while (i < end && (Ascii.isLetter(text.charAt(i)) || isLetterBeyondAscii(text.charAt(i)))) {
			i++;
		}
		if ((i < end && text.charAt(i) != '-') || i - label < 2 || i - label > 24) {
			return best;
		}
		return i;
	}

	private static boolean isCode(CharSequence text, int start, int at, int end) {
		int label = end;
		while (text.charAt(label - 1) != '.') {
			label--;
		}
		return NOT_PEOPLE.contains(lower(text, start, at)) || FILE_EXTENSIONS.contains(lower(text, label, end))
				|| (Ascii.at(text, end) == ':' && Ascii.isAlphanumeric(Ascii.at(text, end + 1))
						&& !Ascii.isDigit(Ascii.at(text, end + 1)) && Ascii.at(text, start - 1) == '/')
				|| Ascii.at(text, end) == '(' || isPasswordOfUrl(text, start);
	}

	private static boolean isPasswordOfUrl(CharSequence text, int start) {
		if (Ascii.at(text, start - 1) != ':') {
			return false;
		}
		int first = Math.max(1, start - MAX_LOCAL);
		for (int i = start - 2; i >= first && text.charAt(i) > ' '; i--) {
			if (text.charAt(i) == '/' && text.charAt(i - 1) == '/') {
				return true;
			}
		}
		return false;
	}

	private static String lower(CharSequence text, int start, int end) {
		StringBuilder lower = new StringBuilder(end - start);
		for (int i = start; i < end; i++) {
			lower.append(Ascii.lower(text.charAt(i)));
		}
		return lower.toString();
	}

}
