package dev.aisecurity.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.detect.injection.RulePackReader;
import dev.aisecurity.detect.injection.RuleSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.Resource;

/**
 * Reads the built-in rules and those of the application.
 */
final class RulePackLoader {

	private RulePackLoader() {
	}

	static RulePack load(List<Resource> locations) {
		RulePack pack = RulePack.builtIn();
		if (locations.isEmpty()) {
			return pack;
		}
		List<RuleSource> sources = new ArrayList<>(locations.size());
		for (Resource location : locations) {
			try {
				sources.add(
						new RuleSource(location.getDescription(), location.getContentAsString(StandardCharsets.UTF_8)));
			}
			catch (IOException ex) {
				throw new InvalidConfigurationPropertyValueException(AiSecurityProperties.PREFIX + ".rules.locations",
						location.getDescription(), "It cannot be read: " + ex.getMessage());
			}
		}
		return pack.and(RulePackReader.read(sources));
	}

}
