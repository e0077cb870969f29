package dev.aisecurity.detect.injection;

import java.util.Set;

import com.google.re2j.Pattern;

/**
 * A pattern that is tried around literals, one of which a match must have.
 *
 * @param literals the literals
 * @param pattern the pattern
 * @param reach how far from a literal a match may start and end
 */
record Excerpt(Set<String> literals, Pattern pattern, int reach) implements Sign {

	Excerpt {
		literals = Set.copyOf(literals);
	}

}
