package dev.aisecurity.detect.disclosure;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Passwords in the user part of a URL.
 */
final class UrlCredentials {

	private static final int MAX_AUTHORITY = 256;

	private static final int MAX_SCHEME = 20;

	private static final Set<String> WEB = Set.of("http", "https", "ftp", "ftps", "sftp", "ssh", "git", "ws", "wss");

	private UrlCredentials() {
	}

	/**
	 * Tells whether a URL has a password.
	 * @param text the text
	 * @param colon index of the colon of {@code ://}
	 * @return the disclosure, or {@code null}
	 */
	static @Nullable Disclosure recognize(CharSequence text, int colon) {
		if (Ascii.at(text, colon + 1) != '/' || Ascii.at(text, colon + 2) != '/'
				|| !Ascii.isAlphanumeric(Ascii.at(text, colon - 1))) {
			return null;
		}
		int bound = Math.min(text.length(), colon + 3 + MAX_AUTHORITY);
		int password = -1;
		int at = -1;
		for (int i = colon + 3; i < bound && !endsAuthority(text.charAt(i)); i++) {
			char c = text.charAt(i);
			if (c == ':' && password < 0) {
				password = i + 1;
			}
			else if (c == '@') {
				at = i;
			}
		}
		if (password < 0 || at <= password || isPlaceholder(text, password, at)
				|| (!Ascii.isAlphanumeric(Ascii.at(text, at + 1)) && Ascii.at(text, at + 1) != '[')) {
			return null;
		}
		return WEB.contains(scheme(text, colon))
				? new Disclosure("url-credentials", "Password in a URL", password, at, 0.9, 1)
				: new Disclosure("connection-string", "Password in a connection string", password, at, 0.95, 1);
	}

	private static boolean endsAuthority(char c) {
		return c <= ' ' || c == '/' || c == '?' || c == '#' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '>'
				|| c == '\\' || c == '|' || c == ')';
	}

	private static boolean isPlaceholder(CharSequence text, int start, int end) {
		if ((Placeholders.isToken(text, start, end) && end - start > 8) || end - start < 3) {
			return true;
		}
		char first = text.charAt(start);
		if (first == '$' || first == '{' || first == '[' || (first == '%' && Ascii.at(text, start + 1) == 's')
				|| first == '*' || first == '.') {
			return true;
		}
		String lower = text.subSequence(start, end).toString().toLowerCase(Locale.ROOT);
		return Set
			.of("password", "pass", "passwd", "pwd", "secret", "token", "user", "username", "xxx", "your_password",
					"yourpassword", "changeme", "example", "placeholder", "x-oauth-basic")
			.contains(lower);
	}

	private static String scheme(CharSequence text, int colon) {
		int start = colon;
		while (start > 0 && colon - start < MAX_SCHEME && Ascii.isAlphanumeric(text.charAt(start - 1))) {
			start--;
		}
		return text.subSequence(start, colon).toString().toLowerCase(Locale.ROOT);
	}

}
