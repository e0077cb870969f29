package dev.aisecurity.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The configuration reference is made of the metadata that IDEs read. Run with
 * {@code -Ddocs.update=true} to write it anew.
 */
class ConfigurationReferenceTests {

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	private static final Path SOURCES = Path.of("src/main/java/dev/aisecurity");

	private static final Path REFERENCE = Path.of("../docs/configuration.md");

	private static final Map<String, String> ELEMENTS = elements();

	private static Map<String, String> elements() {
		Map<String, String> elements = new LinkedHashMap<>();
		elements.put("ai.security.detectors.<id>", "DetectorSettings");
		elements.put("ai.security.endpoints.<id>", "EndpointProperties");
		elements.put("ai.security.endpoints.<id>.output", "EndpointOutputProperties");
		elements.put("ai.security.endpoints.<id>.output.urls", "EndpointUrlProperties");
		elements.put("ai.security.policies[]", "PolicyDefinition");
		elements.put("ai.security.policies[].when", "When");
		elements.put("ai.security.policies[].when.time", "Time");
		elements.put("ai.security.exclusions[]", "ExclusionDefinition");
		return elements;
	}

	@Test
	void everyKeyHasADescription() throws IOException {
		List<JsonNode> properties = properties();
		assertThat(properties).hasSizeGreaterThan(20);
		assertThat(properties).allSatisfy(
				(property) -> assertThat(property.path("description").asString("")).as(property.path("name").asString())
					.isNotBlank()
					.endsWith("."));
		for (Map.Entry<String, String> element : ELEMENTS.entrySet()) {
			assertThat(components(element.getValue())).as(element.getKey())
				.isNotEmpty()
				.allSatisfy((name, description) -> assertThat(description).as(name).isNotBlank().endsWith("."));
		}
	}

	@Test
	void referenceIsMadeOfTheMetadata() throws IOException {
		String expected = render();
		if (Boolean.getBoolean("docs.update")) {
			Files.writeString(REFERENCE, expected);
		}
		assertThat(REFERENCE).hasContent(expected.strip());
	}

	private static List<JsonNode> properties() throws IOException {
		JsonNode metadata = JsonMapper.builder().build().readTree(Files.readString(METADATA));
		List<JsonNode> properties = new ArrayList<>();
		for (JsonNode property : metadata.path("properties")) {
			properties.add(property);
		}
		return properties;
	}

	private static String render() throws IOException {
		StringBuilder reference = new StringBuilder("""
				# Configuration reference

				Made of the metadata that IDEs read, by `ConfigurationReferenceTests`; do not edit it by hand.
				Durations are written as `100ms`, `10s`, `5m`; sizes as `64KB`, `1MB`.

				| Property | Default | Meaning |
				|---|---|---|
				""");
		for (JsonNode property : properties()) {
			row(reference, property.path("name").asString(), defaultValue(property),
					property.path("description").asString());
		}
		for (Map.Entry<String, String> element : ELEMENTS.entrySet()) {
			reference.append("\n## `").append(element.getKey()).append("`\n\n| Key | Meaning |\n|---|---|\n");
			components(element.getValue()).forEach((name, description) -> reference.append("| `")
				.append(name)
				.append("` | ")
				.append(description)
				.append(" |\n"));
		}
		return reference.toString();
	}

	private static String defaultValue(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		return value.isMissingNode() ? "" : "`" + (value.isString() ? value.stringValue() : value.toString()) + "`";
	}

	private static void row(StringBuilder reference, String name, String value, String description) {
		reference.append("| `")
			.append(name)
			.append("` | ")
			.append(value)
			.append(" | ")
			.append(description)
			.append(" |\n");
	}

	/**
	 * Reads the descriptions of the components of a record from its Javadoc: the
	 * annotation processor does not write those of list and map elements.
	 */
	private static Map<String, String> components(String type) throws IOException {
		try (var files = Files.walk(SOURCES)) {
			for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				Matcher declaration = Pattern
					.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(?:public )?record " + type + "\\(", Pattern.DOTALL)
					.matcher(Files.readString(file));
				if (declaration.find()) {
					return parameters(declaration.group(1));
				}
			}
		}
		return Map.of();
	}

	private static Map<String, String> parameters(String javadoc) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String tag : javadoc.split("@param ")) {
			String text = tag.replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
			int space = text.indexOf(' ');
			if (!tag.equals(javadoc.split("@param ")[0]) && space > 0) {
				parameters.put(kebab(text.substring(0, space)),
						text.substring(space + 1).replaceAll("\\{@code ([^}]*)\\}", "`$1`"));
			}
		}
		return parameters;
	}

	private static String kebab(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
	}

}
