package dev.aisecurity.web.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The headers of a response that belong to its body.
 */
final class EntityHeaders {

	private static final Set<String> OTHERS = Set.of("etag", "last-modified", "digest", "repr-digest", "accept-ranges",
			"cache-control", "expires", "transfer-encoding", "trailer", "refresh", "link", "location");

	private final HttpServletResponse response;

	EntityHeaders(HttpServletResponse response) {
		this.response = response;
	}

	/**
	 * Takes the headers of a body that will not leave off a response, and keeps the
	 * others: what concerns the connection, cookies, or who may read the response.
	 */
	void remove() {
		Map<String, List<String>> kept = new LinkedHashMap<>();
		for (String name : this.response.getHeaderNames()) {
			if (!isOfBody(name)) {
				kept.put(name, new ArrayList<>(this.response.getHeaders(name)));
			}
		}
		this.response.reset();
		kept.forEach((name, values) -> {
			if (!this.response.containsHeader(name)) {
				values.forEach((value) -> this.response.addHeader(name, value));
			}
		});
	}

	private static boolean isOfBody(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return (lower.startsWith("content-") && !lower.startsWith("content-security-policy")) || OTHERS.contains(lower);
	}

}
