package dev.aisecurity.detect.injection;

import java.util.List;
import java.util.Set;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something to look for in a text: literals that come first, in order and not far from
 * each other, and a pattern that is tried around them. Immutable and thread-safe.
 */
public final class Sign {

	private final Pattern pattern;

	private final boolean words;

	private final List<Step> steps;

	private final int before;

	private final int after;

	private final @Nullable Pattern except;

	/**
	 * Creates a sign.
	 * @param pattern what must match
	 * @param words whether a match may have one more character on either side, that is
	 * not part of a word
	 * @param steps what must come before the pattern is tried, in order
	 * @param before how far a match may start before the first literal
	 * @param after how far a match may end after the last literal
	 * @param except what must not stand right before a match, or {@code null}
	 */
	Sign(Pattern pattern, boolean words, List<Step> steps, int before, int after, @Nullable Pattern except) {
		this.pattern = pattern;
		this.words = words;
		this.steps = List.copyOf(steps);
		this.before = before;
		this.after = after;
		this.except = except;
	}

	Pattern pattern() {
		return this.pattern;
	}

	boolean words() {
		return this.words;
	}

	List<Step> steps() {
		return this.steps;
	}

	int before() {
		return this.before;
	}

	int after() {
		return this.after;
	}

	@Nullable Pattern except() {
		return this.except;
	}

	@Override
	public String toString() {
		return "Sign[" + this.pattern + "]";
	}

	/**
	 * A step on the way to a match.
	 *
	 * @param literals any of these
	 * @param reach how many characters may lie between the end of the step before and the
	 * start of this one
	 */
	record Step(Set<Literal> literals, int reach) {

		Step {
			literals = Set.copyOf(literals);
		}

	}

}
