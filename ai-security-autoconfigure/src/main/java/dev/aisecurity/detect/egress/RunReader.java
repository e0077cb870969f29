package dev.aisecurity.detect.egress;

import java.util.Set;

import dev.aisecurity.detect.egress.UrlReading.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds what some reader takes for a URL in a run of text: a text without white space.
 */
final class RunReader {

	private static final int MAX_SCHEME = 32;

	private static final Set<String> WEB = Set.of("http", "https", "ws", "wss", "ftp", "ftps", "feed");

	private static final Set<String> SCRIPT = Set.of("javascript", "vbscript", "livescript", "mocha", "jscript");

	private static final Set<String> WRAPPER = Set.of("blob", "filesystem", "view-source", "jar", "wyciwyg", "mhtml",
			"intent", "ms-its", "mk", "res");

	/** Known to servers, not to browsers: left alone where nothing makes a link of it. */
	private static final Set<String> CONNECTION = Set.of("jdbc", "r2dbc", "postgres", "postgresql", "mysql", "mariadb",
			"oracle", "sqlserver", "sqlite", "h2", "mongodb", "mongodb+srv", "redis", "rediss", "valkey", "memcached",
			"cassandra", "neo4j", "bolt", "clickhouse", "elasticsearch", "amqp", "amqps", "kafka", "nats", "mqtt",
			"mqtts", "stomp", "tcp", "udp", "tls", "ssl", "unix", "grpc", "dns", "ldap", "ldaps", "s3", "s3a", "s3n",
			"gs", "abfs", "abfss", "wasbs", "hdfs", "docker", "oci", "containerd", "classpath", "bolt+s", "neo4j+s",
			"smtp", "smtps", "imap", "imaps", "pop3", "ssh", "git+ssh", "rsync", "package", "pkg", "arn", "vault",
			"otlp", "zipkin", "consul", "etcd", "socks5", "socks5h", "asset", "crate", "npm");

	private static final Set<String> PLAIN = Set.of("mailto", "tel");

	private RunReader() {
	}

	/**
	 * Returns the next reading.
	 * @param run the text that holds the run
	 * @param from where to start
	 * @param to where the run ends
	 * @param notations tells the notation of a reading by its start
	 * @return the reading, or {@code null} if nobody takes the rest for a URL
	 */
	static @Nullable UrlReading next(CharSequence run, int from, int to, Notations notations) {
		for (int i = from; i < to; i++) {
			char c = run.charAt(i);
			UrlReading reading = null;
			if (c == ':') {
				reading = scheme(run, from, i, to, notations);
			}
			else if (Letters.isSlash(c) && i + 1 < to && Letters.isSlash(run.charAt(i + 1))) {
				int end = slashes(run, i, to);
				reading = relativeHost(run, from, i, end, to, notations);
				i = end - 1;
			}
			else if ((c == 'w' || c == 'W') && isWww(run, from, i, to, notations)) {
				reading = new UrlReading(Kind.WWW, i, i);
			}
			if (reading != null) {
				return reading;
			}
		}
		return null;
	}

	private static @Nullable UrlReading scheme(CharSequence run, int from, int colon, int to, Notations notations) {
		int start = colon;
		int first = Math.max(from, colon - MAX_SCHEME);
		while (start > first && isSchemeCharacter(run.charAt(start - 1))) {
			start--;
		}
		while (start < colon && !Letters.isLetter(run.charAt(start))) {
			start++;
		}
		int host = slashes(run, colon + 1, to);
		int slashes = host - colon - 1;
		if (start == colon) {
			boolean bare = slashes > 1 && host < to && isHostCharacter(run.charAt(host));
			return bare ? new UrlReading(Kind.WEB, colon, host) : null;
		}
		String scheme = Letters.lower(run, start, colon);
		if (WEB.contains(scheme)) {
			boolean url = (slashes > 0) ? isOpen(run, host, to, start, notations)
					: isHostWithoutSlashes(run, host, to, start, notations);
			return url ? new UrlReading(Kind.WEB, start, host) : null;
		}
		if (isActive(run, scheme, colon + 1, to, start, notations)) {
			return new UrlReading(Kind.ACTIVE, start, colon + 1);
		}
		return isOther(run, scheme, host, to, start, slashes, notations) ? new UrlReading(Kind.OTHER, start, host)
				: null;
	}

	private static boolean isOpen(CharSequence run, int host, int to, int start, Notations notations) {
		if (host == to) {
			return notations.isUnfinished(start);
		}
		for (int i = host; i < to && run.charAt(i) != '/' && run.charAt(i) != '?' && run.charAt(i) != '#'; i++) {
			if (run.charAt(i) == '%'
					&& !(i + 2 < to && Letters.isHex(run.charAt(i + 1)) && Letters.isHex(run.charAt(i + 2)))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isHostWithoutSlashes(CharSequence run, int host, int to, int start, Notations notations) {
		if (host == to) {
			return notations.isUnfinished(start) && notations.at(start).link();
		}
		if (run.charAt(host) == ':') {
			return false;
		}
		if (notations.at(start).link()) {
			return true;
		}
		boolean dotted = false;
		for (int i = host; i < to; i++) {
			char c = run.charAt(i);
			if (c == '/' || c == '?' || c == '#') {
				break;
			}
			if (c == '@') {
				return true;
			}
			dotted |= c == '.' && i + 1 < to && Letters.isAlphanumeric(run.charAt(i + 1));
		}
		return dotted;
	}

	private static boolean isActive(CharSequence run, String scheme, int rest, int to, int start, Notations notations) {
		if (!SCRIPT.contains(scheme) && !WRAPPER.contains(scheme) && !scheme.equals("data") && !scheme.equals("file")) {
			return false;
		}
		boolean link = notations.at(start).link();
		char next = (rest < to) ? run.charAt(rest) : 0;
		if (SCRIPT.contains(scheme)) {
			return next != 0 || link || notations.isUnfinished(start);
		}
		return switch (scheme) {
			case "data" -> link || next == ';' || isMediaType(run, rest, to);
			case "file" -> link || Letters.isSlash(next);
			default -> link || Letters.hasWord(run, rest, "http") || Letters.hasWord(run, rest, "null/")
					|| Letters.hasWord(run, rest, "//");
		};
	}

	private static boolean isMediaType(CharSequence run, int from, int to) {
		int i = from;
		while (i < to && Letters.isLetter(run.charAt(i))) {
			i++;
		}
		return i > from && i + 1 < to && run.charAt(i) == '/' && Letters.isLetter(run.charAt(i + 1));
	}

	private static boolean isOther(CharSequence run, String scheme, int host, int to, int start, int slashes,
			Notations notations) {
		if (scheme.equals("mailto")) {
			return indexOf(run, '?', host, to) >= 0;
		}
		if (PLAIN.contains(scheme)) {
			return false;
		}
		if (slashes < 2) {
			return scheme.length() > 1 && notations.isValue(start);
		}
		boolean link = notations.at(start).link();
		boolean drive = scheme.length() == 1 && (run.charAt(start) < 'a' || run.charAt(host - 1) == '\\');
		if (drive || host == to) {
			return link && !drive;
		}
		if (link) {
			return true;
		}
		return run.charAt(host - 1) == '/' && isHostCharacter(run.charAt(host)) && !CONNECTION.contains(scheme);
	}

	private static @Nullable UrlReading relativeHost(CharSequence run, int from, int start, int host, int to,
			Notations notations) {
		if (start > from && continues(run.charAt(start - 1))) {
			return null;
		}
		boolean url = notations.at(start).link() ? host < to || notations.isUnfinished(start)
				: run.charAt(start) == '/' && run.charAt(host - 1) == '/' && isNamedHost(run, host, to, notations);
		return url ? new UrlReading(Kind.RELATIVE_HOST, start, host) : null;
	}

	// Slashes after these go on with a path or an expression.
	private static boolean continues(char c) {
		return Letters.isAlphanumeric(c) || c == '.' || c == '_' || c == '-' || c == ':' || c == '~' || c == '%'
				|| c == '$' || c == '@' || c == '+' || c >= 0x80;
	}

	// Tells a host from a comment: {@code //host.example/path} is one,
	// {@code //call.of(method);} is not.
	private static boolean isNamedHost(CharSequence run, int host, int to, Notations notations) {
		int end = host;
		int dot = -1;
		while (end < to && (isHostCharacter(run.charAt(end)) || run.charAt(end) == '@')) {
			if (run.charAt(end) == '.' && end + 1 < to && isHostCharacter(run.charAt(end + 1))
					&& run.charAt(end + 1) != '.') {
				dot = end;
			}
			else if (run.charAt(end) == '@') {
				return true;
			}
			end++;
		}
		boolean member = Letters.hasWord(run, host, "this.") || Letters.hasWord(run, host, "self.");
		if (dot <= host || end - dot < 3 || member) {
			return false;
		}
		char next = (end < to) ? run.charAt(end) : notations.next();
		return next != '(' && next != '=' && next != ';' && next != '[' && next != '{' && next != '+' && next != '-';
	}

	private static boolean isWww(CharSequence run, int from, int start, int to, Notations notations) {
		int host = start + 4;
		if (host > to || !Letters.hasWord(run, start, "www.")
				|| (start > from && Letters.isAlphanumeric(run.charAt(start - 1)))) {
			return false;
		}
		return (host < to) ? isHostCharacter(run.charAt(host)) && run.charAt(host) != '.'
				: notations.isUnfinished(start);
	}

	private static int slashes(CharSequence run, int from, int to) {
		int end = from;
		while (end < to && Letters.isSlash(run.charAt(end))) {
			end++;
		}
		return end;
	}

	private static int indexOf(CharSequence run, char c, int from, int to) {
		for (int i = from; i < to; i++) {
			if (run.charAt(i) == c) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isSchemeCharacter(char c) {
		return Letters.isAlphanumeric(c) || c == '+' || c == '-' || c == '.';
	}

	private static boolean isHostCharacter(char c) {
		return Letters.isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c >= 0x80;
	}

}
