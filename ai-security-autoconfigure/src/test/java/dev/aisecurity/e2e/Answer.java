package dev.aisecurity.e2e;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 */
record Answer(int status, Map<String, List<String>> headers, String body) {

	@Nullable String header(String name) {
		return this.headers.entrySet()
			.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase(name))
			.map((header) -> header.getValue().get(0))
			.findFirst()
			.orElse(null);
	}

}
