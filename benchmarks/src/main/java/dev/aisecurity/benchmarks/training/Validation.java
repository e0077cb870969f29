package dev.aisecurity.benchmarks.training;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Leave one source out: each text is scored by a learner that has seen no text of its
 * lineage. Sources of very few texts say nothing and are left out.
 */
final class Validation {

	private static final Set<String> OWN = Set.of("seeds", "rules");

	/** Harmless sources are left out a few at a time, apart from attacks. */
	private static final int BENIGN_FOLDS = 8;

	private static final int MIN_ATTACKS = 20;

	private static final int MIN_BENIGN = 40;

	private static final double[] BINS = { 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01 };

	private static final double[] RATES = { 0.001, 0.002, 0.004, 0.006, 0.01, 0.02, 0.05 };

	private final List<Scored> scored = new ArrayList<>();

	private final Map<String, double[]> attacks;

	private final Map<String, double[]> benign;

	/**
	 * Validates.
	 * @param examples all examples; those of seeds and rules are learned from, not scored
	 * @param learning learns from examples
	 */
	Validation(List<Example> examples, Function<List<Example>, Learner> learning) {
		Lineages lineages = new Lineages();
		Map<String, Integer> folds = folds(examples, lineages);
		int count = folds.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
		for (int fold = 0; fold < count; fold++) {
			List<Example> seen = new ArrayList<>();
			List<Example> unseen = new ArrayList<>();
			for (Example example : examples) {
				Integer own = folds.get(lineages.of(example.source()));
				((own != null && own == fold) ? unseen : seen).add(example);
			}
			Learner learner = learning.apply(seen);
			unseen.forEach((example) -> this.scored.add(new Scored(example, learner.highest(example))));
		}
		this.attacks = grouped(true, MIN_ATTACKS, Example::source);
		this.benign = grouped(false, MIN_BENIGN, Example::source);
	}

	private static Map<String, Integer> folds(List<Example> examples, Lineages lineages) {
		Map<String, Integer> attacks = new TreeMap<>();
		TreeSet<String> others = new TreeSet<>();
		for (Example example : examples) {
			if (!OWN.contains(example.source())) {
				others.add(lineages.of(example.source()));
				if (example.isPositive()) {
					attacks.merge(lineages.of(example.source()), 1, Integer::sum);
				}
			}
		}
		Map<String, Integer> folds = new TreeMap<>();
		attacks.forEach((lineage, number) -> {
			if (number >= MIN_ATTACKS) {
				folds.put(lineage, folds.size());
			}
		});
		int first = folds.size();
		int next = 0;
		for (String lineage : others) {
			if (!folds.containsKey(lineage)) {
				folds.put(lineage, first + next++ % BENIGN_FOLDS);
			}
		}
		return folds;
	}

	private Map<String, double[]> grouped(boolean positive, int least, Function<Example, String> grouping) {
		Map<String, List<Double>> groups = new TreeMap<>();
		for (Scored each : this.scored) {
			if (each.example.isPositive() == positive) {
				groups.computeIfAbsent(grouping.apply(each.example), (name) -> new ArrayList<>()).add(each.sum);
			}
		}
		Map<String, double[]> arrays = new TreeMap<>();
		groups.forEach((name, sums) -> {
			if (sums.size() >= least) {
				arrays.put(name, sums.stream().mapToDouble(Double::doubleValue).toArray());
			}
		});
		return arrays;
	}

	/**
	 * Returns the highest sums of attacks.
	 * @return by source
	 */
	Collection<double[]> attacks() {
		return this.attacks.values();
	}

	/**
	 * Returns the highest sums of harmless texts.
	 * @return by source
	 */
	Collection<double[]> benign() {
		return this.benign.values();
	}

	/**
	 * Returns the lowest sum that no more than a part of harmless texts reach, as a mean
	 * of sources.
	 * @param rate the part, 0 to 1
	 * @param quoting a source that quotes attacks and does not count
	 * @return the sum
	 */
	double threshold(double rate, String quoting) {
		double low = -50;
		double high = 50;
		for (int i = 0; i < 60; i++) {
			double middle = (low + high) / 2;
			double mean = this.benign.entrySet()
				.stream()
				.filter((entry) -> !entry.getKey().equals(quoting))
				.mapToDouble((entry) -> part(entry.getValue(), middle))
				.average()
				.orElse(0);
			if (mean > rate) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return high;
	}

	void print(PrintStream out, double threshold, Curve curve, String quoting) {
		out.printf(Locale.ROOT, "threshold %.4f, slope %.4f, prior %.4f%n", threshold, curve.slope(), curve.prior());
		out.println("| unseen source | n | % at the threshold |");
		out.println("|---|--:|--:|");
		print(out, "attacks", this.attacks, threshold, 0);
		print(out, "harmless", this.benign, threshold, 0);
		print(out, "language", grouped(false, MIN_BENIGN, (example) -> example.row().lang()), threshold, 0.004);
		out.println("| harmless, mean % | attacks, mean % |");
		out.println("|--:|--:|");
		for (double rate : RATES) {
			double sum = threshold(rate, quoting);
			double found = this.attacks.values().stream().mapToDouble((sums) -> part(sums, sum)).average().orElse(0);
			out.printf(Locale.ROOT, "| %.1f | %.2f |%n", 100 * rate, 100 * found);
		}
		out.println("| score | mean score | part of attacks |");
		out.println("|---|--:|--:|");
		double low = 0;
		for (double high : BINS) {
			double[] mass = new double[3];
			mass(this.attacks.values(), curve, low, high, curve.prior(), 0, mass);
			mass(this.benign.values(), curve, low, high, 1 - curve.prior(), 1, mass);
			out.printf(Locale.ROOT, "| %.1f to %.1f | %.3f | %.3f |%n", low, Math.min(1, high),
					mass[2] / (mass[0] + mass[1]), mass[0] / (mass[0] + mass[1]));
			low = high;
		}
	}

	private static void mass(Collection<double[]> sources, Curve curve, double low, double high, double share, int kind,
			double[] mass) {
		for (double[] source : sources) {
			for (double sum : source) {
				double p = curve.probability(sum);
				if (p >= low && p < high) {
					double weight = share / sources.size() / source.length;
					mass[kind] += weight;
					mass[2] += weight * p;
				}
			}
		}
	}

	private static void print(PrintStream out, String what, Map<String, double[]> sources, double threshold,
			double least) {
		double sum = 0;
		for (Map.Entry<String, double[]> source : sources.entrySet()) {
			double part = part(source.getValue(), threshold);
			sum += part;
			if (part >= least) {
				out.printf(Locale.ROOT, "| %s: %s | %d | %.2f |%n", what, source.getKey(), source.getValue().length,
						100 * part);
			}
		}
		out.printf(Locale.ROOT, "| **%s, mean** | %d | **%.2f** |%n", what, sources.size(), 100 * sum / sources.size());
	}

	private static double part(double[] sums, double threshold) {
		return Arrays.stream(sums).filter((sum) -> sum >= threshold).count() / (double) sums.length;
	}

	private record Scored(Example example, double sum) {

	}

}
