package dev.aisecurity.detect.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads formats of secrets from YAML: a list of entries, each with {@code id},
 * {@code description} and {@code shape} (one or a list), and optionally {@code keywords},
 * {@code anchor}, {@code offset}, {@code entropy}, {@code check}, {@code score} and
 * {@code level}.
 */
final class SecretFormats {

	/** Where the formats that come with the library are. */
	static final String RESOURCE = "secret-formats.yml";

	private static final Set<String> KEYS = Set.of("id", "description", "shape", "keywords", "anchor", "offset",
			"entropy", "check", "score", "level");

	private SecretFormats() {
	}

	// Returns the formats that come with the library.
	static List<SecretFormat> bundled() {
		try (InputStream in = SecretFormats.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException("Resource " + RESOURCE + " is missing");
			}
			return read(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<SecretFormat> read(@Nullable Object document) {
		if (!(document instanceof List<?> entries)) {
			throw new IllegalArgumentException("Secret formats must be a list");
		}
		List<SecretFormat> formats = new ArrayList<>();
		Set<String> ids = new HashSet<>();
		for (Object entry : entries) {
			SecretFormat format = format(entry);
			if (!ids.add(format.id())) {
				throw new IllegalArgumentException("Secret format '" + format.id() + "' is there twice");
			}
			formats.add(format);
		}
		return List.copyOf(formats);
	}

	private static SecretFormat format(Object entry) {
		if (!(entry instanceof Map<?, ?> map) || !(map.get("id") instanceof String id)
				|| !(map.get("description") instanceof String description) || !KEYS.containsAll(map.keySet())) {
			throw new IllegalArgumentException("Secret format must have an id, a description and known keys: " + entry);
		}
		try {
			List<TokenShape> shapes = strings(map.get("shape")).stream().map(TokenShape::of).toList();
			return new SecretFormat(id, description, shapes, string(map.get("anchor")),
					(int) number(map.get("offset"), 0), strings(map.get("keywords")), number(map.get("entropy"), 0),
					check(map.get("check")), number(map.get("score"), 0.95), (int) number(map.get("level"), 1));
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException("Secret format '" + id + "' cannot be read: " + ex.getMessage(), ex);
		}
	}

	private static TokenCheck check(@Nullable Object value) {
		return (value != null) ? TokenCheck.valueOf(value.toString().toUpperCase(Locale.ROOT).replace('-', '_'))
				: TokenCheck.NONE;
	}

	private static String string(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	private static double number(@Nullable Object value, double otherwise) {
		return (value instanceof Number number) ? number.doubleValue() : otherwise;
	}

	private static List<String> strings(@Nullable Object value) {
		if (value == null) {
			return List.of();
		}
		return (value instanceof List<?> list) ? list.stream().map(Object::toString).toList()
				: List.of(value.toString());
	}

}
