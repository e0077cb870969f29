package dev.aisecurity.benchmarks.evasion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.aisecurity.detect.injection.Rule;
import dev.aisecurity.detect.injection.RulePack;
import dev.aisecurity.interaction.Origin;

/**
 * Puts the positive examples of the rules through evasions and counts what is still
 * caught.
 */
public final class EvasionSuite {

	private final List<Sample> samples = new ArrayList<>();

	private final Predicate<Sample> caught;

	/**
	 * Creates a suite.
	 * @param pack the rules whose examples are used
	 * @param caught what counts as caught; examples that are not caught in plain are left
	 * out
	 */
	public EvasionSuite(RulePack pack, Predicate<Sample> caught) {
		this.caught = caught;
		for (Rule rule : pack.rules()) {
			Origin origin = rule.origins().stream().sorted().findFirst().orElse(Origin.USER);
			for (String example : rule.examples().positive()) {
				Sample sample = new Sample(rule.id(), example, origin);
				if (caught.test(sample)) {
					this.samples.add(sample);
				}
			}
		}
	}

	/**
	 * Returns the examples that are caught in plain.
	 * @return the examples
	 */
	public List<Sample> samples() {
		return Collections.unmodifiableList(this.samples);
	}

	/**
	 * Measures one evasion on all samples.
	 * @param evasion the evasion
	 * @return how many of those that it changes are caught
	 */
	public Score single(Evasion evasion) {
		Score score = new Score(evasion.name());
		for (Sample sample : this.samples) {
			String disguised = evasion.write(sample.text());
			if (!disguised.equals(sample.text())) {
				score.add(sample, this.caught.test(sample.with(disguised)));
			}
		}
		return score;
	}

	/**
	 * Returns what an evasion gets past.
	 * @param evasion the evasion
	 * @return the texts in disguise
	 */
	public List<Sample> missed(Evasion evasion) {
		return this.samples.stream()
			.map((sample) -> sample.with(evasion.write(sample.text())))
			.filter(this.caught.negate())
			.toList();
	}

	/**
	 * Measures one evasion on top of another, on some samples.
	 * @param inner what is written first
	 * @param outer what is written over it
	 * @param count how many samples, of all that there are in turns
	 * @return how many of those that both change are caught
	 */
	public Score pair(Evasion inner, Evasion outer, int count) {
		Score score = new Score(inner.name() + " > " + outer.name());
		int offset = Math.floorMod(31 * inner.name().hashCode() + outer.name().hashCode(), this.samples.size());
		for (int i = 0; i < this.samples.size() && score.total() < count; i++) {
			Sample sample = this.samples.get((offset + i * 37) % this.samples.size());
			String first = inner.write(sample.text());
			String second = outer.write(first);
			if (!first.equals(sample.text()) && !second.equals(first)) {
				score.add(sample, this.caught.test(sample.with(second)));
			}
		}
		return score;
	}

	/**
	 * A text that an attacker writes.
	 *
	 * @param rule id of the rule it is an example of
	 * @param text the text
	 * @param origin where it comes from
	 */
	public record Sample(String rule, String text, Origin origin) {

		Sample with(String disguised) {
			return new Sample(this.rule, disguised, this.origin);
		}

	}

	/**
	 * How many were caught. Not thread-safe.
	 */
	public static final class Score {

		private final String name;

		private int total;

		private int caught;

		private final Map<String, Integer> missed = new LinkedHashMap<>();

		Score(String name) {
			this.name = name;
		}

		void add(Sample sample, boolean isCaught) {
			this.total++;
			if (isCaught) {
				this.caught++;
			}
			else {
				this.missed.merge(sample.rule(), 1, Integer::sum);
			}
		}

		void add(Score other) {
			this.total += other.total;
			this.caught += other.caught;
			other.missed.forEach((rule, count) -> this.missed.merge(rule, count, Integer::sum));
		}

		/**
		 * Returns the name.
		 * @return what was measured
		 */
		public String name() {
			return this.name;
		}

		/**
		 * Returns how many there were.
		 * @return number of texts
		 */
		public int total() {
			return this.total;
		}

		/**
		 * Returns how many were caught.
		 * @return number of texts
		 */
		public int caught() {
			return this.caught;
		}

		/**
		 * Returns the part that was caught.
		 * @return 0 to 1, 1 if there were none
		 */
		public double share() {
			return (this.total > 0) ? (double) this.caught / this.total : 1;
		}

		/**
		 * Returns what was missed.
		 * @return how many by id of the rule
		 */
		public Map<String, Integer> missed() {
			return Collections.unmodifiableMap(this.missed);
		}

	}

}
