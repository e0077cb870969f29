package dev.aisecurity.web.extract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How many values each parameter has in the query string; the container puts them before
 * those of the form. It only tells where a value is from: the values themselves are the
 * container's.
 */
final class QueryNames {

	private final Map<String, Integer> counts = new HashMap<>();

	QueryNames(@Nullable String query) {
		if (query == null) {
			return;
		}
		int start = 0;
		while (start < query.length()) {
			int end = query.indexOf('&', start);
			end = (end >= 0) ? end : query.length();
			int equals = query.indexOf('=', start);
			this.counts.merge(decode(query.substring(start, (equals >= 0 && equals < end) ? equals : end)), 1,
					Integer::sum);
			start = end + 1;
		}
	}

	int count(String name) {
		return this.counts.getOrDefault(name, 0);
	}

	private static String decode(String name) {
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return name;
		}
	}

}
