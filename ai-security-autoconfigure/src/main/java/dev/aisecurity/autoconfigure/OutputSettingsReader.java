package dev.aisecurity.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import dev.aisecurity.interaction.EndpointId;
import dev.aisecurity.output.OutputProfile;
import dev.aisecurity.output.OutputSettings;

/**
 * Makes output settings of properties.
 */
final class OutputSettingsReader {

	private OutputSettingsReader() {
	}

	static OutputSettings read(AiSecurityProperties properties) {
		OutputProperties output = properties.output();
		OutputProfile defaults = new OutputProfile(output.mode(), (int) output.buffer().toBytes(),
				output.allowedTypes(), output.htmlCsp());
		Map<EndpointId, OutputProfile> endpoints = new HashMap<>();
		properties.endpoints().forEach((id, settings) -> {
			if (settings.output() != null) {
				endpoints.put(EndpointSettingsReader.id(id), profile(settings.output(), defaults));
			}
		});
		return new OutputSettings(defaults, endpoints);
	}

	private static OutputProfile profile(EndpointOutputProperties own, OutputProfile defaults) {
		return new OutputProfile((own.mode() != null) ? own.mode() : defaults.mode(), defaults.buffer(),
				(own.allowedTypes() != null) ? own.allowedTypes() : defaults.allowedTypes(), defaults.htmlCsp());
	}

}
