package dev.aisecurity.benchmarks.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Arguments of a command: options with a value, which may be given several times, and
 * switches without.
 */
public final class Arguments {

	private final Map<String, List<String>> values = new HashMap<>();

	private Arguments() {
	}

	/**
	 * Reads arguments.
	 * @param arguments what was typed after the name of the command
	 * @param options names of options that have a value, with their hyphens
	 * @param switches names of options that have none
	 * @return the arguments
	 * @throws UsageException if there is an unknown option or a value is missing
	 */
	public static Arguments of(List<String> arguments, Set<String> options, Set<String> switches) {
		Arguments result = new Arguments();
		for (int i = 0; i < arguments.size(); i++) {
			String name = arguments.get(i);
			if (switches.contains(name)) {
				result.values.put(name, List.of());
			}
			else if (!options.contains(name)) {
				throw new UsageException("Unknown option '" + name + "'");
			}
			else if (i + 1 == arguments.size()) {
				throw new UsageException("Option '" + name + "' needs a value");
			}
			else {
				result.values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(arguments.get(++i));
			}
		}
		return result;
	}

	/**
	 * Returns whether an option was given.
	 * @param name name of the option
	 * @return whether it was
	 */
	public boolean has(String name) {
		return this.values.containsKey(name);
	}

	/**
	 * Returns all values of an option.
	 * @param name name of the option
	 * @return its values, possibly none
	 */
	public List<String> all(String name) {
		return Collections.unmodifiableList(this.values.getOrDefault(name, List.of()));
	}

	/**
	 * Returns the last value of an option.
	 * @param name name of the option
	 * @return the value, or {@code null} if it was not given
	 */
	public @Nullable String get(String name) {
		List<String> all = all(name);
		return all.isEmpty() ? null : all.get(all.size() - 1);
	}

	/**
	 * Returns the last value of an option.
	 * @param name name of the option
	 * @param otherwise what to return if it was not given
	 * @return the value
	 */
	public String get(String name, String otherwise) {
		String value = get(name);
		return (value != null) ? value : otherwise;
	}

	/**
	 * Returns the values of an option that must be there.
	 * @param name name of the option
	 * @return the values as paths, at least one
	 * @throws UsageException if it was not given
	 */
	public List<Path> paths(String name) {
		if (all(name).isEmpty()) {
			throw new UsageException("Option '" + name + "' is missing");
		}
		return all(name).stream().map(Path::of).toList();
	}

	/**
	 * Returns the last value of an option that is a number.
	 * @param name name of the option
	 * @param otherwise what to return if it was not given
	 * @param min the lowest value that makes sense
	 * @param max the highest
	 * @return the value
	 * @throws UsageException if it is no such number
	 */
	public int number(String name, int otherwise, int min, int max) {
		String value = get(name);
		if (value == null) {
			return otherwise;
		}
		try {
			int number = Integer.parseInt(value);
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// reported below
		}
		throw new UsageException("Option '" + name + "' must be a number from " + min + " to " + max);
	}

}
