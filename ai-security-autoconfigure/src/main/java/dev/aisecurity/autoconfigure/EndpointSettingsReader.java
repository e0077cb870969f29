package dev.aisecurity.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import dev.aisecurity.annotation.OutputFormat;
import dev.aisecurity.decision.InspectionSettings;
import dev.aisecurity.decision.InspectionSettings.EndpointSettings;
import dev.aisecurity.decision.InspectionSettings.Levels;
import dev.aisecurity.endpoint.InvalidEndpointException;
import dev.aisecurity.interaction.EndpointId;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes inspection settings of properties.
 */
final class EndpointSettingsReader {

	private EndpointSettingsReader() {
	}

	static InspectionSettings read(AiSecurityProperties properties) {
		AiSecurityProperties.Inspection inspection = properties.inspection();
		String prefix = AiSecurityProperties.PREFIX + ".inspection";
		if (inspection.deadline().isZero() || inspection.deadline().isNegative()) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".deadline", inspection.deadline(),
					"It must be positive.");
		}
		Levels defaults = levels(prefix, inspection.level(), inspection.enforcementLevel());
		Map<EndpointId, EndpointSettings> endpoints = new HashMap<>();
		properties.endpoints().forEach((id, settings) -> {
			int level = (settings.level() != null) ? settings.level() : defaults.detection();
			int enforcement = (settings.enforcementLevel() != null) ? settings.enforcementLevel()
					: Math.min(level, defaults.enforcement());
			endpoints.put(id(id), new EndpointSettings(
					levels(AiSecurityProperties.PREFIX + ".endpoints." + id, level, enforcement), settings.policies()));
		});
		return new InspectionSettings(inspection.deadline(), defaults, endpoints);
	}

	private static Levels levels(String prefix, int detection, int enforcement) {
		if (detection < 1 || detection > 4) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".level", detection, "It must be 1 to 4.");
		}
		if (enforcement < 1 || enforcement > detection) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".enforcement-level", enforcement,
					"It must be at least 1 and at most the detection level, which is %d: rules that do not run cannot count."
						.formatted(detection));
		}
		return new Levels(detection, enforcement);
	}

	/**
	 * Returns the output formats that are configured.
	 * @param endpoints settings of endpoints by their ids
	 * @return formats; ids that are not valid are left out
	 */
	static Map<EndpointId, OutputFormat> formats(Map<String, EndpointProperties> endpoints) {
		Map<EndpointId, OutputFormat> formats = new HashMap<>();
		endpoints.forEach((id, settings) -> {
			EndpointOutputProperties output = settings.output();
			if (output != null && output.format() != null && EndpointId.isValid(id)) {
				formats.put(new EndpointId(id), output.format());
			}
		});
		return formats;
	}

	static EndpointId id(String id) {
		if (!EndpointId.isValid(id)) {
			throw new InvalidEndpointException(AiSecurityProperties.PREFIX + ".endpoints", id);
		}
		return new EndpointId(id);
	}

}
