package dev.aisecurity.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names, some of which stand for all names that start like them: {@code chat*}. A single
 * {@code *} stands for every name. Immutable.
 *
 * @param exact names that stand for themselves
 * @param prefixes starts of names, without the {@code *}
 */
public record NamePatterns(Set<String> exact, List<String> prefixes) {

	/** Every name. */
	public static final NamePatterns ALL = of(List.of("*"));

	public NamePatterns {
		exact = Collections.unmodifiableSet(new LinkedHashSet<>(exact));
		prefixes = List.copyOf(prefixes);
	}

	/**
	 * Returns patterns.
	 * @param patterns the patterns, not empty
	 * @return the patterns
	 * @throws IllegalArgumentException if one is blank or has a {@code *} elsewhere than
	 * at its end, or if there is none
	 */
	public static NamePatterns of(Collection<String> patterns) {
		if (patterns.isEmpty()) {
			throw new IllegalArgumentException("must not be empty");
		}
		Set<String> exact = new LinkedHashSet<>();
		List<String> prefixes = new ArrayList<>();
		for (String pattern : patterns) {
			int star = pattern.indexOf('*');
			if (pattern.isBlank()) {
				throw new IllegalArgumentException("must not be blank");
			}
			if (star >= 0 && star < pattern.length() - 1) {
				throw new IllegalArgumentException("'*' may only stand at the end of '" + pattern + "'");
			}
			if (star >= 0) {
				prefixes.add(pattern.substring(0, star));
			}
			else {
				exact.add(pattern);
			}
		}
		return new NamePatterns(exact, prefixes);
	}

	/**
	 * Returns whether one of the patterns stands for a name.
	 * @param name the name
	 * @return whether it matches
	 */
	public boolean matches(String name) {
		if (this.exact.contains(name)) {
			return true;
		}
		for (int i = 0; i < this.prefixes.size(); i++) {
			if (name.startsWith(this.prefixes.get(i))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns whether one of the patterns stands for one of the names.
	 * @param names the names
	 * @return whether any matches
	 */
	public boolean matchesAny(Collection<String> names) {
		for (String name : names) {
			if (matches(name)) {
				return true;
			}
		}
		return false;
	}

}
