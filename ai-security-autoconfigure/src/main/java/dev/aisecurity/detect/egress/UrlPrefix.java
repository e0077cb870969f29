package dev.aisecurity.detect.egress;

import java.util.Locale;

/**
 * An origin and the beginning of a path: what an allow-list of URLs is made of.
 *
 * @param origin scheme, host and port in lower case, without the default port:
 * {@code https://docs.example.org}
 * @param path beginning of the path, with a slash at either end
 */
public record UrlPrefix(String origin, String path) {

	private static final String HTTPS = "https://";

	private static final String HTTP = "http://";

	/**
	 * Reads a prefix.
	 * @param text a URL such as {@code https://docs.example.org/guide/}
	 * @return the prefix
	 * @throws IllegalArgumentException if the text is no such URL; the message says what
	 * it must look like
	 */
	public static UrlPrefix parse(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		int host = lower.startsWith(HTTPS) ? HTTPS.length() : HTTP.length();
		if (!lower.startsWith(HTTPS) && !lower.startsWith(HTTP)) {
			throw new IllegalArgumentException("It must be an absolute URL such as https://docs.example.org/guide/.");
		}
		int path = lower.indexOf('/', host);
		if (path < 0 || !text.endsWith("/")) {
			throw new IllegalArgumentException(
					"It must end with a slash: without one, https://docs.example.org would also allow https://docs.example.org.evil.example.");
		}
		String authority = lower.substring(host, path);
		if (!isAuthority(authority)) {
			throw new IllegalArgumentException(
					"Its host must be a plain name, with a port at most: no user, no wildcard, international names as xn--.");
		}
		String prefix = text.substring(path);
		if (!isPlain(prefix)) {
			throw new IllegalArgumentException(
					"Its path must be plain: no query, no fragment, no escapes, no empty, . or .. segment.");
		}
		if (lower.startsWith(HTTP) && !isLoopback(authority)) {
			throw new IllegalArgumentException(
					"It must begin with https://; http:// is accepted for localhost, 127.0.0.1 and [::1] only.");
		}
		return new UrlPrefix(lower.substring(0, host) + withoutDefaultPort(lower, authority), prefix);
	}

	/**
	 * Returns whether a URL begins with this prefix.
	 * @param origin origin of the URL, as in {@link #origin()}
	 * @param path its path
	 * @return whether the origin is the same and the path begins the same
	 */
	boolean covers(String origin, String path) {
		return this.origin.equals(origin) && path.startsWith(this.path);
	}

	static String withoutDefaultPort(String url, String authority) {
		String port = url.startsWith(HTTPS) ? ":443" : ":80";
		return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
	}

	private static boolean isLoopback(String authority) {
		String host = authority.startsWith("[") ? authority.substring(0, authority.indexOf(']') + 1)
				: authority.substring(0, (authority.indexOf(':') < 0) ? authority.length() : authority.indexOf(':'));
		return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
	}

	static boolean isAuthority(String authority) {
		if (authority.equals("[::1]") || (authority.startsWith("[::1]:") && isPort(authority, 6))) {
			return true;
		}
		int colon = authority.indexOf(':');
		int end = (colon < 0) ? authority.length() : colon;
		if (end == 0 || (colon >= 0 && !isPort(authority, colon + 1))) {
			return false;
		}
		char before = '.';
		for (int i = 0; i < end; i++) {
			char c = authority.charAt(i);
			boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
			if (!plain && (c != '.' || before == '.')) {
				return false;
			}
			before = c;
		}
		return before != '.';
	}

	private static boolean isPort(String authority, int from) {
		for (int i = from; i < authority.length(); i++) {
			if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
				return false;
			}
		}
		return authority.length() > from && authority.length() - from <= 5;
	}

	private static boolean isPlain(String path) {
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
					|| "/-._~@+=:".indexOf(c) >= 0;
			if (!plain) {
				return false;
			}
		}
		return !path.contains("//") && !path.contains("/./") && !path.contains("/../");
	}

	@Override
	public String toString() {
		return this.origin + this.path;
	}

}
