package dev.aisecurity.detect.injection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.aisecurity.detect.injection.RuleIndex.Probe;
import org.jspecify.annotations.Nullable;

/**
 * All that a literal is good for. Immutable and thread-safe as long as nobody writes to
 * its arrays.
 *
 * @param targets steps of phrases, later ones first: one word cannot be two steps at once
 * @param before for each of them the slot of the step before, or {@link Target#FIRST}
 * @param excerpts patterns that are tried around it
 * @param whole whether it is of no use inside of a word
 */
record LiteralUse(Target[] targets, int[] before, Probe[] excerpts, boolean whole) {

	/**
	 * A step of one or more phrases.
	 *
	 * @param depth number of the step in its phrase
	 * @param before slot of the step before, or {@link #FIRST}
	 * @param slot slot of this step, or {@link #LAST}
	 * @param step the step
	 * @param expression the expression that the literal is part of
	 * @param probe the phrase that ends here, or {@code null}
	 */
	record Target(int depth, int before, int slot, Phrase.Step step, Expression expression, @Nullable Probe probe) {

		/** There is no step before. */
		static final int FIRST = -1;

		/** There is no step after. */
		static final int LAST = -1;

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Target target && this.depth == target.depth && this.before == target.before
					&& this.slot == target.slot && Objects.equals(this.probe, target.probe)
					&& this.step.equals(target.step) && this.expression.equals(target.expression);
		}

		// Enough to tell targets of one literal apart; all of it would take long
		@Override
		public int hashCode() {
			return (31 * this.before + this.slot) * 31 + ((this.probe != null) ? this.probe.index() : -1);
		}

	}

	/**
	 * What a literal is good for, in the making.
	 */
	static final class Draft {

		private final Set<Target> targets = new LinkedHashSet<>();

		private final Set<Probe> excerpts = new LinkedHashSet<>();

		void add(Target target) {
			this.targets.add(target);
		}

		void add(Probe excerpt) {
			this.excerpts.add(excerpt);
		}

		LiteralUse finish() {
			List<Target> sorted = new ArrayList<>(this.targets);
			sorted.sort(Comparator.comparingInt(Target::depth).reversed());
			boolean whole = this.excerpts.isEmpty()
					&& sorted.stream().allMatch((target) -> target.expression().isWhole());
			return new LiteralUse(sorted.toArray(new Target[0]), sorted.stream().mapToInt(Target::before).toArray(),
					this.excerpts.toArray(new Probe[0]), whole);
		}

	}

}
