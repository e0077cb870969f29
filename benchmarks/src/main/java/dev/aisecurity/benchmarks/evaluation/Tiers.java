package dev.aisecurity.benchmarks.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.aisecurity.benchmarks.command.UsageException;

/**
 * Which detectors of attacks run. Those of data and of consumption always do.
 */
final class Tiers {

	private static final Set<String> ALL = Set.of("injection", "obfuscation", "lexical");

	private final Set<String> chosen = new LinkedHashSet<>();

	/**
	 * Reads a choice.
	 * @param names ids of detectors separated by commas, or {@code rules}
	 */
	Tiers(String names) {
		for (String name : names.split(",", -1)) {
			List<String> ids = name.equals("rules") ? List.of("injection", "obfuscation") : Arrays.asList(name);
			for (String id : ids) {
				if (!ALL.contains(id)) {
					throw new UsageException("Option '--tiers' must be of rules, injection, obfuscation and lexical");
				}
				this.chosen.add(id);
			}
		}
	}

	/**
	 * Returns the configuration that leaves only these.
	 * @return properties, as {@code name=value}
	 */
	List<String> properties() {
		List<String> properties = new ArrayList<>();
		for (String id : ALL) {
			properties.add("ai.security.detectors." + id + ".enabled=" + this.chosen.contains(id));
		}
		return properties;
	}

}
