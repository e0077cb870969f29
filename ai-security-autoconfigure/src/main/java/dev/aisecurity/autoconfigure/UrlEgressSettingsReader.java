package dev.aisecurity.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.aisecurity.detect.egress.UrlEgressProfile;
import dev.aisecurity.detect.egress.UrlEgressSettings;
import dev.aisecurity.detect.egress.UrlPrefix;
import dev.aisecurity.interaction.EndpointId;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes settings of URL egress of properties.
 */
final class UrlEgressSettingsReader {

	private static final int MAX_DATA = 512;

	private UrlEgressSettingsReader() {
	}

	static UrlEgressSettings read(AiSecurityProperties properties) {
		UrlProperties all = properties.output().urls();
		String prefix = AiSecurityProperties.PREFIX + ".output.urls";
		UrlEgressProfile defaults = new UrlEgressProfile(prefixes(prefix + ".links", all.links()),
				prefixes(prefix + ".images", all.images()), origins(prefix + ".origins", all.origins()),
				data(prefix + ".data", all.data()), all.userLinks());
		Map<EndpointId, UrlEgressProfile> endpoints = new HashMap<>();
		properties.endpoints().forEach((id, settings) -> {
			EndpointUrlProperties own = (settings.output() != null) ? settings.output().urls() : null;
			if (own != null) {
				endpoints.put(EndpointSettingsReader.id(id),
						profile(AiSecurityProperties.PREFIX + ".endpoints." + id + ".output.urls", own, defaults));
			}
		});
		return new UrlEgressSettings(defaults, endpoints);
	}

	private static UrlEgressProfile profile(String prefix, EndpointUrlProperties own, UrlEgressProfile defaults) {
		List<UrlPrefix> links = prefixes(prefix + ".links", own.links());
		List<UrlPrefix> images = prefixes(prefix + ".images", own.images());
		return new UrlEgressProfile((own.links() != null) ? links : defaults.links(),
				(own.images() != null) ? images : defaults.images(), defaults.origins(),
				(own.data() != null) ? data(prefix + ".data", own.data()) : defaults.data(),
				(own.userLinks() != null) ? own.userLinks() : defaults.userLinks());
	}

	private static List<UrlPrefix> prefixes(String name, @Nullable List<String> values) {
		List<UrlPrefix> prefixes = new ArrayList<>();
		for (int i = 0; values != null && i < values.size(); i++) {
			prefixes.add(prefix(name + "[" + i + "]", values.get(i)));
		}
		return prefixes;
	}

	private static List<UrlPrefix> origins(String name, List<String> values) {
		List<UrlPrefix> origins = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			String value = values.get(i);
			UrlPrefix origin = prefix(name + "[" + i + "]", value.endsWith("/") ? value : value + "/");
			if (!origin.path().equals("/")) {
				throw new InvalidConfigurationPropertyValueException(name + "[" + i + "]", value,
						"It must be an origin without a path, such as https://app.example.org.");
			}
			origins.add(origin);
		}
		return origins;
	}

	private static UrlPrefix prefix(String name, String value) {
		try {
			return UrlPrefix.parse(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(name, value, String.valueOf(ex.getMessage()));
		}
	}

	private static int data(String name, int value) {
		if (value < 0 || value > MAX_DATA) {
			throw new InvalidConfigurationPropertyValueException(name, value,
					"It must be 0 to 512: the more characters, the more a single link can carry away.");
		}
		return value;
	}

}
