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
		OutputProfile defaults = new OutputProfile(properties.output().mode());
		Map<EndpointId, OutputProfile> endpoints = new HashMap<>();
		properties.endpoints().forEach((id, settings) -> {
			EndpointOutputProperties own = settings.output();
			if (own != null) {
				endpoints.put(EndpointSettingsReader.id(id),
						new OutputProfile((own.mode() != null) ? own.mode() : defaults.mode()));
			}
		});
		return new OutputSettings(defaults, endpoints);
	}

}
