package dev.aisecurity.detect.egress;

import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.egress.UrlReading.Kind;
import dev.aisecurity.interaction.TrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Judges the URLs of one answer. A URL stays if one of these holds; only such as are
 * written plainly, without escapes in host or path, can stay at all:
 * <ol>
 * <li>it is a link, and the application, or if so configured the user, has named exactly
 * this URL,</li>
 * <li>its origin and the beginning of its path are allowed for what it is, a link or an
 * image, and its query and fragment are short and plain enough to carry nothing,</li>
 * <li>it leads to the application itself and has no query.</li>
 * </ol>
 */
final class UrlEgressPolicy {

	/** The longest URL that can stay. */
	private static final int MAX_URL = 1024;

	private static final int MAX_PATH = 512;

	private static final int MAX_WORD = 64;

	private static final double BITS_PER_CHARACTER = 3.5;

	/** Names of XML vocabularies: no addresses, though they look like some. */
	private static final Set<String> NAMESPACES = Set.of("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml",
			"http://www.w3.org/1999/xlink", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2001/XMLSchema",
			"http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace",
			"http://www.w3.org/2000/xmlns/", "http://www.w3.org/1999/XSL/Transform", "http://www.w3.org/2005/Atom",
			"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#",
			"http://www.w3.org/2002/07/owl#", "http://schemas.xmlsoap.org/soap/envelope/",
			"http://schemas.xmlsoap.org/wsdl/", "http://maven.apache.org/POM/4.0.0",
			"http://maven.apache.org/SETTINGS/1.0.0", "http://maven.apache.org/xsd/maven-4.0.0.xsd",
			"https://maven.apache.org/xsd/maven-4.0.0.xsd", "http://www.springframework.org/schema/beans",
			"http://www.springframework.org/schema/context", "http://schemas.android.com/apk/res/android",
			"http://schemas.android.com/apk/res-auto", "http://schemas.android.com/tools",
			"http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema",
			"http://schemas.microsoft.com/winfx/2006/xaml", "http://schemas.microsoft.com/winfx/2006/xaml/presentation",
			"https://jakarta.ee/xml/ns/jakartaee", "https://jakarta.ee/xml/ns/persistence");

	private final UrlEgressProfile profile;

	private final TrustedText trusted;

	private final int data;

	/**
	 * Creates a policy.
	 * @param profile what is allowed
	 * @param trusted where the application, and the user, have named URLs
	 * @param confidential whether the answer may hold secrets and was written under the
	 * influence of strangers: then no URL may have a query
	 */
	UrlEgressPolicy(UrlEgressProfile profile, TrustedText trusted, boolean confidential) {
		this.profile = profile;
		this.trusted = trusted;
		this.data = confidential ? 0 : profile.data();
	}

	/**
	 * Returns whether a URL may stay.
	 * @param text the text
	 * @param reading where it starts
	 * @param end where its run of text ends
	 * @param notation how it is written
	 * @return whether it may
	 */
	boolean allows(CharSequence text, UrlReading reading, int end, Notation notation) {
		int start = reading.start();
		String scheme = scheme(text, reading);
		int longest = Notations.longestEnd(text, end, notation, MAX_URL);
		if (scheme == null || longest - start > MAX_URL || longest == end + MAX_URL) {
			return false;
		}
		int authorityEnd = Urls.authorityEnd(text, reading.host(), end);
		int hostEnd = (authorityEnd == end) ? Urls.trimmedEnd(text, reading.host(), end) : authorityEnd;
		String authority = Letters.lower(text, reading.host(), hostEnd);
		if (!UrlPrefix.isAuthority(authority) || (authorityEnd == end && !Notations.endsCleanly(text, end))) {
			return false;
		}
		if (longest < text.length() && notation.closer() != 0 && text.charAt(longest) != notation.closer()) {
			return false;
		}
		String origin = scheme + UrlPrefix.withoutDefaultPort(scheme, authority);
		int trimmed = Urls.trimmedEnd(text, reading.host(), end);
		boolean clean = Notations.endsCleanly(text, trimmed);
		if (clean && !notation.image() && isNamed(text, reading, trimmed, origin)) {
			return true;
		}
		int urlEnd = clean ? trimmed : longest;
		return isAllowed(text, Math.min(authorityEnd, urlEnd), urlEnd, origin, notation.image());
	}

	private boolean isNamed(CharSequence text, UrlReading reading, int end, String origin) {
		String url = Urls.normalized(text, reading.host(), end, origin);
		return isNamed(this.trusted, url) || (this.profile.userLinks() && isNamed(this.trusted.userText(), url))
				|| (reading.kind() == Kind.WEB
						&& NAMESPACES.contains(text.subSequence(reading.start(), end).toString()));
	}

	private static boolean isNamed(TrustedText trusted, String url) {
		return !trusted.segments().isEmpty() && trusted.derived(TrustedUrls.class, TrustedUrls::of).contains(url);
	}

	private boolean isAllowed(CharSequence text, int authorityEnd, int end, String origin, boolean image) {
		int pathEnd = Urls.pathEnd(text, authorityEnd, end);
		String path = (pathEnd > authorityEnd) ? text.subSequence(authorityEnd, pathEnd).toString() : "/";
		boolean reference = pathEnd < end && text.charAt(pathEnd) == '#' && text.charAt(pathEnd - 1) == '&';
		if (reference || !Urls.isPlainPath(path, MAX_PATH, MAX_WORD)) {
			return false;
		}
		if (covers(this.profile.origins(), origin, path)) {
			return pathEnd == end || text.charAt(pathEnd) == '#';
		}
		return covers(image ? this.profile.images() : this.profile.links(), origin, path)
				&& carriesLittle(text, pathEnd, end);
	}

	private boolean carriesLittle(CharSequence text, int start, int end) {
		int length = end - start;
		if (length == 0) {
			return true;
		}
		return length <= this.data && Urls.isPlainData(text, start, end)
				&& Urls.bits(text, start, end) <= this.data * BITS_PER_CHARACTER;
	}

	private static boolean covers(List<UrlPrefix> prefixes, String origin, String path) {
		for (int i = 0; i < prefixes.size(); i++) {
			if (prefixes.get(i).covers(origin, path)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable String scheme(CharSequence text, UrlReading reading) {
		int start = reading.start();
		return switch (reading.kind()) {
			case WEB -> {
				if (Letters.hasWord(text, start, "https://") && reading.host() == start + 8) {
					yield "https://";
				}
				yield (Letters.hasWord(text, start, "http://") && reading.host() == start + 7) ? "http://" : null;
			}
			case WWW -> "https://";
			case RELATIVE_HOST ->
				(reading.host() == start + 2 && text.charAt(start) == '/' && text.charAt(start + 1) == '/') ? "https://"
						: null;
			default -> null;
		};
	}

}
