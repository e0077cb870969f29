package dev.aisecurity.web.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Headers that speak of the bytes of a body. They are kept back as long as the body may
 * be rewritten.
 */
final class WithheldHeaders {

	private static final Set<String> NAMES = Set.of("content-length", "content-md5", "digest", "content-digest",
			"repr-digest", "etag", "accept-ranges", "content-range");

	private final List<Header> headers = new ArrayList<>(0);

	static boolean concerns(String name) {
		return NAMES.contains(name.toLowerCase(Locale.ROOT));
	}

	void set(String name, String value) {
		this.headers.removeIf((header) -> header.name.equalsIgnoreCase(name));
		add(name, value);
	}

	void add(String name, String value) {
		this.headers.add(new Header(name, value));
	}

	void clear() {
		this.headers.clear();
	}

	void restore(HttpServletResponse response) {
		for (Header header : this.headers) {
			response.addHeader(header.name, header.value);
		}
		this.headers.clear();
	}

	private record Header(String name, String value) {

	}

}
