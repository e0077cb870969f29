package dev.aisecurity.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads the raw values of a definition; what cannot be read is refused at its location.
 */
final class RawValues {

	private static final int MAX_SHOWN = 80;

	private final DefinitionLocation location;

	RawValues(DefinitionLocation location) {
		this.location = location;
	}

	InvalidPolicyException invalid(String key, String reason) {
		return this.location.invalid(key, reason);
	}

	String required(String key, @Nullable String raw) {
		if (raw == null) {
			String parent = key.contains(".") ? key.substring(0, key.lastIndexOf('.')) : "";
			throw invalid(parent, "'" + key.substring(key.lastIndexOf('.') + 1) + "' is missing");
		}
		return text(key, raw);
	}

	String text(String key, String raw) {
		if (raw.isBlank()) {
			throw invalid(key, "must not be empty");
		}
		return raw.strip();
	}

	List<String> texts(String key, List<String> raw) {
		if (raw.isEmpty()) {
			throw invalid(key, "must not be empty: leave it out if anything matches");
		}
		List<String> texts = new ArrayList<>(raw.size());
		for (int i = 0; i < raw.size(); i++) {
			texts.add(text(item(key, raw, i), raw.get(i)));
		}
		return texts;
	}

	Set<String> words(String key, @Nullable List<String> raw) {
		return (raw != null) ? new LinkedHashSet<>(texts(key, raw)) : Set.of();
	}

	@Nullable NamePatterns patterns(String key, @Nullable List<String> raw) {
		if (raw == null) {
			return null;
		}
		try {
			return NamePatterns.of(texts(key, raw));
		}
		catch (IllegalArgumentException ex) {
			throw invalid(key, String.valueOf(ex.getMessage()));
		}
	}

	<E extends Enum<E>> E constant(String key, String raw, Class<E> type) {
		String name = text(key, raw).toUpperCase(Locale.ROOT).replace('-', '_');
		List<String> known = new ArrayList<>();
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equals(name)) {
				return constant;
			}
			known.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
		}
		throw invalid(key, unknown(raw, known));
	}

	<E extends Enum<E>> Set<E> constants(String key, @Nullable List<String> raw, Class<E> type) {
		Set<E> constants = EnumSet.noneOf(type);
		if (raw != null) {
			List<String> texts = texts(key, raw);
			for (int i = 0; i < texts.size(); i++) {
				constants.add(constant(item(key, texts, i), texts.get(i), type));
			}
		}
		return constants;
	}

	boolean flag(String key, String raw) {
		return switch (text(key, raw).toLowerCase(Locale.ROOT)) {
			case "true", "yes" -> true;
			case "false", "no" -> false;
			default -> throw invalid(key, unknown(raw, List.of("true", "false")));
		};
	}

	double fraction(String key, String raw) {
		try {
			double value = Double.parseDouble(text(key, raw));
			if (value >= 0 && value <= 1) {
				return value;
			}
		}
		catch (NumberFormatException ex) {
			// Said below
		}
		throw invalid(key, "must be a number between 0 and 1 but is '" + shown(raw) + "'");
	}

	Duration duration(String key, String raw) {
		try {
			Duration duration = parse(text(key, raw));
			if (duration.isZero() || duration.isNegative()) {
				throw invalid(key, "must be longer than nothing but is '" + shown(raw) + "'");
			}
			return duration;
		}
		catch (DateTimeException | ArithmeticException | NumberFormatException ex) {
			throw invalid(key, "must be a duration such as 30s, 15m, 8h, 7d or PT30S but is '" + shown(raw) + "'");
		}
	}

	private static Duration parse(String text) {
		int digits = 0;
		while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
			digits++;
		}
		if (digits == 0) {
			return Duration.parse(text);
		}
		long amount = Long.parseLong(text.substring(0, digits));
		return switch (text.substring(digits)) {
			case "ms" -> Duration.ofMillis(amount);
			case "s" -> Duration.ofSeconds(amount);
			case "m" -> Duration.ofMinutes(amount);
			case "h" -> Duration.ofHours(amount);
			case "d" -> Duration.ofDays(amount);
			default -> throw new NumberFormatException("No unit");
		};
	}

	Instant instant(String key, String raw) {
		String text = text(key, raw);
		try {
			return (text.indexOf('T') < 0) ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
					: OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw invalid(key, "must be a date such as 2030-12-31 or an instant such as 2030-12-31T12:00:00Z but is '"
					+ shown(raw) + "'");
		}
	}

	/**
	 * Reads a time of day. YAML 1.1 reads a plain {@code 22:00} as a number to the base
	 * of 60, so that it comes from configuration properties as 1320; it is not guessed
	 * what such a number means.
	 * @param key the key
	 * @param raw the value
	 * @return the time of day
	 */
	LocalTime time(String key, String raw) {
		String text = text(key, raw);
		try {
			return text.equals("24:00") ? LocalTime.MIDNIGHT
					: LocalTime.parse((text.indexOf(':') == 1) ? "0" + text : text);
		}
		catch (DateTimeException ex) {
			throw invalid(key,
					"must be a time of day in quotes such as \"08:30\" or \"22:00\" but is '" + shown(raw) + "'");
		}
	}

	ZoneId zone(String key, String raw) {
		try {
			return ZoneId.of(text(key, raw));
		}
		catch (DateTimeException ex) {
			throw invalid(key, "must be a time zone such as Europe/Berlin but is '" + shown(raw) + "'");
		}
	}

	static String unknown(String raw, List<String> known) {
		String suggestion = Spelling.suggest(raw.strip().toLowerCase(Locale.ROOT).replace('_', '-'), known);
		return "unknown value '" + shown(raw) + "'"
				+ (suggestion.isEmpty() ? ", must be one of " + String.join(", ", known) : suggestion);
	}

	static String shown(String raw) {
		StringBuilder shown = new StringBuilder();
		for (int i = 0; i < Math.min(raw.length(), MAX_SHOWN); i++) {
			char c = raw.charAt(i);
			shown.append(Character.isISOControl(c) ? ' ' : c);
		}
		return shown.append((raw.length() > MAX_SHOWN) ? "…" : "").toString();
	}

	/**
	 * Returns the path of a value in a list. A single value may have been written without
	 * a list.
	 * @param key path of the list
	 * @param values the list
	 * @param index index of the value
	 * @return path of the value
	 */
	static String item(String key, List<String> values, int index) {
		return (values.size() > 1) ? key + "[" + index + "]" : key;
	}

}
