package dev.aisecurity.detect.egress;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.detect.egress.UrlReading.Kind;
import dev.aisecurity.interaction.Segment;

/**
 * URLs that the application has named in texts of its own.
 *
 * @param urls the URLs in the form in which they are compared
 */
record TrustedUrls(Set<String> urls) {

	private static final int LIMIT = 10_000;

	TrustedUrls {
		urls = Set.copyOf(urls);
	}

	/**
	 * Reads the URLs of texts.
	 * @param segments the texts
	 * @return all URLs in them that are written plainly, at most 10,000
	 */
	static TrustedUrls of(List<Segment> segments) {
		Set<String> urls = new HashSet<>();
		for (Segment segment : segments) {
			read(segment.text(), urls);
		}
		return new TrustedUrls(urls);
	}

	boolean contains(String url) {
		return this.urls.contains(url);
	}

	private static void read(String text, Set<String> urls) {
		int start = 0;
		for (int i = 0; i <= text.length() && urls.size() < LIMIT; i++) {
			if (i == text.length() || Letters.isBreak(text.charAt(i))) {
				add(text, start, i, urls);
				start = i + 1;
			}
		}
	}

	private static void add(String text, int start, int end, Set<String> urls) {
		UrlReading reading = (end - start > 8) ? RunReader.next(text, start, end, Notations.of(text, start, end))
				: null;
		if (reading == null || reading.kind() != Kind.WEB) {
			return;
		}
		String scheme = Letters.lower(text, reading.start(), reading.host());
		int trimmed = Urls.trimmedEnd(text, reading.host(), end);
		String authority = Letters.lower(text, reading.host(), Urls.authorityEnd(text, reading.host(), trimmed));
		if ((scheme.equals("https://") || scheme.equals("http://")) && UrlPrefix.isAuthority(authority)
				&& Notations.endsCleanly(text, trimmed)) {
			urls.add(Urls.normalized(text, reading.host(), trimmed,
					scheme + UrlPrefix.withoutDefaultPort(scheme, authority)));
		}
	}

}
