package dev.aisecurity.web.extract;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.aisecurity.interaction.Origin;

/**
 * Names that a client chose: keys of JSON objects, names of parameters and parts. A name
 * is read unless it is a plain identifier: at most 24 ASCII letters, digits and
 * {@code _ - . $ @ [ ]} with at most two of the latter, which is too little to say
 * something with. All others make one text, one line each. Not thread-safe.
 */
final class NameTexts {

	private static final int MAX_PLAIN_LENGTH = 24;

	private static final int MAX_PLAIN_JOINTS = 2;

	private static final String JOINTS = "_-.$@[]";

	private final Map<Origin, Set<String>> names = new EnumMap<>(Origin.class);

	void add(String name, Origin origin) {
		if (!isPlain(name)) {
			this.names.computeIfAbsent(origin, (key) -> new LinkedHashSet<>()).add(name);
		}
	}

	void addTo(SegmentCollector collector, String location) {
		for (Map.Entry<Origin, Set<String>> entry : this.names.entrySet()) {
			collector.add(String.join("\n", entry.getValue()), entry.getKey(), location);
		}
	}

	static boolean isPlain(String name) {
		if (name.length() > MAX_PLAIN_LENGTH) {
			return false;
		}
		int joints = 0;
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
			if (!letter && (JOINTS.indexOf(c) < 0 || ++joints > MAX_PLAIN_JOINTS)) {
				return false;
			}
		}
		return true;
	}

}
