package dev.aisecurity.benchmarks.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much each example counts: large sources less than in proportion, paraphrases of one
 * template together not much more than one.
 */
final class Weights {

	private static final double POWER = 0.6;

	private static final double MAX = 10;

	private Weights() {
	}

	/**
	 * Sets the weights.
	 * @param examples the examples
	 * @param share which part of the whole attacks are to have
	 */
	static void set(List<Example> examples, double share) {
		Map<String, Integer> sizes = new TreeMap<>();
		Map<String, Integer> groups = new HashMap<>();
		for (Example example : examples) {
			sizes.merge(source(example), 1, Integer::sum);
			groups.merge(group(example), 1, Integer::sum);
		}
		Map<String, Double> totals = new HashMap<>();
		for (Example example : examples) {
			totals.merge(source(example), 1 / Math.sqrt(groups.getOrDefault(group(example), 1)), Double::sum);
		}
		double attacks = 0;
		double harmless = 0;
		for (Map.Entry<String, Integer> size : sizes.entrySet()) {
			double target = StrictMath.pow(size.getValue(), POWER);
			attacks += size.getKey().startsWith("+") ? target : 0;
			harmless += size.getKey().startsWith("+") ? 0 : target;
		}
		for (Example example : examples) {
			double part = StrictMath.pow(sizes.getOrDefault(source(example), 1), POWER)
					/ totals.getOrDefault(source(example), 1.0);
			double scale = examples.size() * (example.isPositive() ? share / attacks : (1 - share) / harmless);
			example.weight(Math.min(MAX, part * scale / Math.sqrt(groups.getOrDefault(group(example), 1))));
		}
	}

	private static String source(Example example) {
		return (example.isPositive() ? "+" : "-") + example.source();
	}

	private static String group(Example example) {
		return source(example) + "/" + example.row().group();
	}

}
